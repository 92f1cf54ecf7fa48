"""The prose of a page as that of a notebook: links and attributes change, code and formulas stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

KIND = re.compile(r" *(?P<kind>!!!|\?\?\?\+?|===[!+]?)")
FENCE = re.compile(r" *(?P<run>`{3,}|~{3,})(?P<language>\w*)")
TARGET = r"(?![a-zA-Z][\w+.-]*:)(?P<{0}>(?:[^()#\s<>\"']|\([^()#\s<>]*\))*)(?P<{0}_heading>#[^()\s<>\"']*)?"
TITLE = r"""(?:[ \n]+(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))?"""
# what is left alone (code spans, formulas), or else attributes, or a link: inline, `[name]: of.md`, of HTML
INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)|\$\$[^$]+\$\$"
    r"|(?<![\\$])\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)"
    r"|(?<!\\)\\\((?:[^\\\n]|\\[^()\n])*\\\)|(?<!\\)\\\[(?:[^\\]|\\[^][])*\\\])"
    r"|(?P<attributes>(?<=[)\]*`])\{:? *(?:[.#]|[\w-]+=)[^{}\n]*\}|(?m:^)\{:? *[.#][^{}\n]*\}(?m:$)"
    r"|(?m:^)(?:<div\b[^<>\n]*\bmarkdown\b[^<>\n]*>|</div>) *(?m:$))"  # and the frames of md_in_html
    r"|(?<=\]\() *(?:<(?![a-z]+:)(?P<angle>[^<>#\n]*)(?P<angle_heading>#[^<>\n]*)?>"
    rf"|{TARGET.format('path')})(?={TITLE} *\))"
    r"|(?P<name>(?m:^) {0,3}\[[^]^\n][^]\n]*\]: *\n? *)"
    rf"(?:<(?P<named>[^<>#\n]*)(?P<named_heading>#[^<>\n]*)?>|(?=[^\s<]){TARGET.format('reference')})"
    rf"|(?P<tag>(?i:<(?:a|img|audio|video|source|iframe)\s[^<>]*?\b(?:href|src)=)(?:[\"']|(?=[^\"'\s>]))){TARGET.format('attribute')}"
)
MARKER = re.compile(r"(?:[-*+]|\d+[.)]|\[\^[^]]+\]:|:) ")  # begins what may hold indented paragraphs
RAW = re.compile(r"<(pre|script|style|textarea)\b", re.I)
HEADING_END = re.compile(r"\{:? *[.#][^{}]*\}")


class Block(NamedTuple):
    """The first line of an admonition or a tab."""

    indent: int
    kind: str
    type: str
    title: str | None


def block_of(line: str) -> Block | None:
    """Return what a line begins, or None."""
    found = KIND.match(line)
    if not found:
        return None
    words, quote, title = line[found.end() :].strip(" ").partition('"')
    if re.search(r"[^\w -]", words) or (quote and not title.endswith('"')):
        return None
    indent = len(line) - len(line.lstrip(" "))
    return Block(indent, found["kind"], words.strip(" "), title[:-1] if quote else None)


def pieces(text: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield (text, language, source), in order: of prose no language and no source, of a fence its whole text, too."""
    lines = text.split("\n")
    start = n = 0
    never_closed: set[str] = set()
    while n < len(lines):
        fence = FENCE.match(lines[n])
        end = _end(lines, n, fence["run"]) if fence and fence["run"] not in never_closed else None
        if fence and end:
            if n > start:
                yield "\n".join(lines[start:n]), None, ""
            source = "".join(f"{line}\n" for line in lines[n + 1 : end])
            yield "\n".join(lines[n : end + 1]), fence["language"], source
            start = n = end + 1
        else:
            never_closed |= {fence["run"]} if fence else set()
            n += 1
    if start < len(lines):
        yield "\n".join(lines[start:]), None, ""


def _end(lines: list[str], first: int, run: str) -> int | None:
    return next((n for n in range(first + 1, len(lines)) if lines[n].strip() == run), None)


def adapt_prose(prose: str, link: Callable[[str, str], str], fences: dict[str, Callable[[str], str]]) -> str:
    """Return prose with its fences changed by language, and outside of code and formulas its links; no attributes."""

    def target(match: re.Match[str], name: str) -> str:
        return link(match[name], match[f"{name}_heading"] or "")

    def inline(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["attributes"]:
            return ""
        if match["angle"] is not None:
            return f"<{target(match, 'angle')}>"
        if match["path"] is not None:
            return target(match, "path")
        if match["named"] is not None:
            return f"{match['name']}<{target(match, 'named')}>"
        if match["reference"] is not None:
            return match["name"] + target(match, "reference")
        return match["tag"] + target(match, "attribute")

    changed = []
    for text, language, source in pieces(prose):
        if language is None:
            lines = text.split("\n")
            for code, numbers in groupby(range(len(lines)), key=raw_lines(lines).__contains__):
                part = [lines[n] for n in numbers]
                changed.append(
                    "\n".join(part) if code else INLINE.sub(inline, "\n".join(map(_without_attributes, part)))
                )
        elif language in fences and not text.startswith(" "):
            changed.append(adapt_prose(fences[language](source), link, {}))
        else:
            changed.append(text)
    return "\n".join(changed)


def raw_lines(lines: list[str]) -> set[int]:
    """Return the numbers of the lines of prose that are code: of indented blocks, and of raw HTML such as <pre>."""
    found: set[int] = set()
    depth, closing, before = 0, "", ""  # of lists; the end of raw HTML; the line before, without marks of quotes
    code = False
    for number, whole in enumerate(lines):
        line = re.sub(r"^(?:> ?)+", "", whole).expandtabs(4)
        level, text = (len(line) - len(line.lstrip(" "))) // 4, line.strip()
        if not closing and text:
            code = level > depth and (code or not before) and not text.startswith("<")
            if MARKER.match(text) and not code:
                depth = level + 1
            elif not before and not code:
                depth = level
        before = text
        if raw := RAW.match(text) if not closing and not code else None:
            closing = f"</{raw[1].lower()}>"
        found |= {number} if closing or (code and text) else set()
        if closing in text.lower():
            closing = ""
    return found


def _without_attributes(line: str) -> str:
    """Return a heading without the id and the classes at its end; another line as it is."""
    start = line.rfind("{") if line.startswith("#") else -1
    return line[:start].rstrip() if start > 0 and HEADING_END.fullmatch(line[start:].rstrip()) else line
