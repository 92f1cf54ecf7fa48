"""The fence `difference`: two pieces of the snippets, line by line, straight from the tested source.

Its two lines name the old and the new piece, as includes do: `file.py:name`. `{.columns}` puts them side by side.
"""

from __future__ import annotations

import difflib
from html import escape
from pathlib import Path

from markdown import Markdown
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pymdownx.superfences import SuperFencesException

from execution.read import pieces
from execution.read.text import PageError, read_text
from website.markdown.page import page_of

Strings = dict[str, str]
FORM = "write two lines, `old.py:name` and `new.py:name`, and at most the option {.columns}"


class DifferenceError(SuperFencesException):
    """A difference that cannot be shown: its form is wrong, or a file or a name in it doesn't exist."""


def piece(target: str, folder: Path) -> list[str]:
    """Return the lines of `file.py:name` in a folder: a section, or a top-level definition."""
    file, _, name = target.partition(":")
    path = (folder / file).resolve()
    if not name or path.suffix != ".py" or not path.is_relative_to(folder.resolve()):
        raise DifferenceError(f"{target!r} does not name a piece of {folder.name}/: {FORM}")
    if not path.is_file():
        raise DifferenceError(f"{target}: there is no file {folder.name}/{file}; correct the name or add the file")
    try:
        found = pieces.piece(read_text(path, file), name)  # each time: an edit shows under `mkdocs serve`
    except (PageError, ValueError) as error:
        raise DifferenceError(f"{target}: {error}") from None
    if found is None:
        raise DifferenceError(
            f"{target}: {folder.name}/{file} has no top-level definition {name!r} and no lines between "
            f"`# --8<-- [start:{name}]` and `# --8<-- [end:{name}]`; correct the name or add the marks"
        )
    return found.strip("\n").split("\n")


def changes(old: list[str], new: list[str]) -> list[tuple[str, range, range]]:
    """Return the blocks of equal and unequal lines as (kind, lines of old, lines of new)."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(kind, range(a, b), range(c, d)) for kind, a, b, c, d in matcher.get_opcodes()]


def _coloured(lines: list[str]) -> list[str]:
    """Return lines of Python as HTML, highlighted as a whole, one element a line."""
    html = highlight("\n".join(lines), PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)).split("\n")
    return [f"<span>{line}\n</span>" for line in html[: len(lines)]]


def _block(tag: str, lines: list[str]) -> str:
    return f"<{tag}>{''.join(lines)}</{tag}>" if lines else ""


def _code(html: str) -> str:
    return f'<div class="highlight no-copy"><pre><code>{html}</code></pre></div>'


def _name(tag: str, target: str) -> str:
    file, _, name = target.partition(":")
    return f"<{tag}><code>{escape(name)}</code> <small>{escape(file)}</small></{tag}>"


def unified(old: list[str], new: list[str], targets: list[str]) -> str:
    """Return one listing, in which old lines stand as <del> before the <ins> that replace them."""
    before, after, html = _coloured(old), _coloured(new), ""
    for kind, a, b in changes(old, new):
        new_lines = [after[n] for n in b]
        html += (
            "".join(new_lines) if kind == "equal" else _block("del", [before[n] for n in a]) + _block("ins", new_lines)
        )
    names = f"<figcaption>{_name('del', targets[0])} {_name('ins', targets[1])}</figcaption>"
    return f'<figure class="difference">{names}{_code(html)}</figure>'


def columns(old: list[str], new: list[str], targets: list[str]) -> str:
    """Return two listings, padded so that equal lines stand at the same height."""
    html = ["", ""]
    for kind, a, b in changes(old, new):
        for side, tag, lines, own, other in ((0, "del", _coloured(old), a, b), (1, "ins", _coloured(new), b, a)):
            block = [lines[n] for n in own]
            html[side] += "".join(block) if kind == "equal" else _block(tag, block)
            html[side] += '<span class="pad">\n</span>' * (len(other) - len(own))
    sides = zip(("del", "ins"), targets, html, strict=True)
    figures = [
        f"<figure><figcaption>{_name(tag, target)}</figcaption>{_code(code)}</figure>" for tag, target, code in sides
    ]
    return f'<div class="difference difference-columns">{"".join(figures)}</div>'


def as_text(source: str, folder: Path) -> str:
    """Return the fence with that source as a plain difference in Markdown, for notebooks."""
    names = source.split()
    old, new = (piece(target, folder) for target in names)
    return "\n".join(["```diff", *difflib.unified_diff(old, new, names[0], names[1], lineterm="", n=99), "```"])


def validate(
    language: str, inputs: dict[str, str], options: dict[str, str], attrs: dict[str, str], md: Markdown
) -> bool:
    """Refuse every option of the form key=value, which would otherwise turn the fence into a paragraph."""
    if inputs:
        raise DifferenceError(f"a difference has no option {', '.join(inputs)}: {FORM}")
    return True


def format(
    source: str,
    language: str,
    class_name: str,
    options: dict[str, str],
    md: Markdown,
    classes: list[str],
    **more: object,
) -> str:
    """Return the fence as HTML."""
    page, targets = page_of(md), source.split()
    settings = page.session.settings
    try:
        if len(targets) != 2 or set(classes) - {"columns"}:
            raise DifferenceError(f"{source.strip()!r} {classes or ''} is no difference: {FORM}")
        old, new = (piece(target, settings.root / settings.snippets) for target in targets)
    except DifferenceError as error:
        raise DifferenceError(f"{page.name}: {error}") from None
    return (columns if "columns" in classes else unified)(old, new, targets)
