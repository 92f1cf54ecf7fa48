"""MkDocs hook: leaves out of the style sheets what no page and no script of the site can use, half of the theme's.

A rule goes if its selector has a name that stands nowhere in the site, a custom property if nothing reads it.
"""

import contextlib
import hashlib
import json
import os
import re
from pathlib import Path

import tinycss2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

WORD = re.compile(r"[\w-]+")
TAG_OR_SCRIPT = re.compile(r"<script.*?</script>|<[a-z][^>]*>", re.DOTALL)
# .class, #id, [attribute=value], element
NAME = re.compile(r"""[.#]((?:[\w-]|\\.)+)|\[([\w-]+)(?:[~|^$*]?=["']?([^\]"']*))?|(?<![\w.#\\-])([a-z][a-z0-9]*)""")
PSEUDO = re.compile(r"::?[\w-]+(\((?:[^()]|\([^()]*\))*\))?")
# Parts of the theme that its script knows and the site does without; of tabs, no set has more than nine.
UNUSED = re.compile(r"mermaid|md-version|md-annotation|md-source__fact|tabbed.*nth-child\(\d\d|nth-child\(\d\d.*tabbed")
# What `reduced` looks for in tags and scripts: properties read, values of attributes that are chosen, names.
NEEDED = re.compile(r'var\(\s*--[\w-]+|(?:dir|data-md-color[\w-]*)="[^"]*"|[\w-]+')
CHOSEN = ("dir", "data-md-color")  # attributes whose values the pages choose, of the many that the theme knows

_serving = False


def on_startup(*, command, dirty):
    """Remember whether the site is served: then time counts more than bytes."""
    global _serving
    _serving = command == "serve"


@event_priority(50)  # before the second language is built, which has style sheets of its own
def on_post_build(config: MkDocsConfig) -> None:
    """Write the style sheets of one language again."""
    if _serving:
        return
    site = Path(config.site_dir)
    sheets = {path: path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/**/*.css"))}
    used = "\n".join(path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/**/*.js")))
    for path in site.rglob("*.html"):
        used += " ".join(set(TAG_OR_SCRIPT.findall(path.read_text(encoding="utf-8"))))
    used = " ".join(sorted(set(NEEDED.findall(used))))  # the same for most edits, and so is the result
    kept = Path(config.config_file_path).parent / ".cache" / "styles" / f"{config.theme['language']}.json"
    for path, text in zip(sheets, _kept(kept, list(sheets.values()), used), strict=True):
        path.write_text(text, encoding="utf-8")


def _kept(path: Path, sheets: list[str], used: str) -> list[str]:
    """Return the reduced sheets, from path if they are kept there, of the same sheets for the same use."""
    key = json.dumps([Path(__file__).read_text(encoding="utf-8"), sheets, used])
    key = hashlib.sha256(key.encode()).hexdigest()
    with contextlib.suppress(OSError, ValueError):
        last = json.loads(path.read_text(encoding="utf-8"))
        if last[0] == key:
            return last[1]
    found = list(reduced(dict(enumerate(sheets)), used).values())
    with contextlib.suppress(OSError):  # a cache that can't be written costs time, nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}.new")
        new.write_text(json.dumps([key, found]), encoding="utf-8")
        new.replace(path)
    return found


def reduced(sheets: dict, used: str) -> dict:
    """Return the style sheets without what the tags and scripts in `used` have no use for."""
    words, before = set(WORD.findall(used)), {}
    while sheets != before:  # a rule that goes may have been the only reader of a property
        before = sheets
        read = {word for text in (*sheets.values(), used) for word in re.findall(r"var\(\s*(--[\w-]+)", text)}
        read |= {word for word in words if word.startswith("--")}
        sheets = {path: _rules(_parsed(text), words, used, read) for path, text in sheets.items()}
    return sheets


def _parsed(css: str | list) -> list:
    return tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True)


def _rules(rules: list, words: set[str], used: str, read: set[str]) -> str:
    """Return rules as text, those of no use left out."""
    text = ""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _selectors(rule.prelude) if _matches(s, words, used)]
            declarations = ";".join(_declarations(rule.content, read))
            if selectors and declarations:
                text += f"{','.join(selectors)}{{{declarations}}}\n"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            if inner := _rules(_parsed(rule.content), words, used, read):
                text += f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}{{{inner}}}\n"
        else:
            text += rule.serialize()
    return text


def _selectors(prelude: list) -> list[str]:
    """Return the selectors that commas divide."""
    groups: list[list] = [[]]
    for token in prelude:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return [tinycss2.serialize(group).strip() for group in groups]


def _matches(selector: str, words: set[str], used: str) -> bool:
    """Return whether every name in a selector stands somewhere; scripts put some together, as in `control--${side}`."""
    if UNUSED.search(selector):
        return False
    for name, attribute, value, element in NAME.findall(PSEUDO.sub("", selector)):
        word = (name or attribute or element).replace("\\", "")
        block, modifier, _ = word.partition("--")
        if word not in words and not (modifier and block + modifier in words):
            return False
        if attribute.startswith(CHOSEN) and value and f'{attribute}="{value}"' not in used:
            return False
    return True


def _declarations(content: list, read: set[str]) -> list[str]:
    """Return the declarations of a rule, without custom properties that nothing reads."""
    return [
        f"{item.name}:{tinycss2.serialize(item.value).strip()}{'!important' * item.important}"
        for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        if item.type == "declaration" and (not item.name.startswith("--") or item.name in read)
    ]
