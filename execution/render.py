"""Outputs as HTML: text, rich HTML, and figures that follow the page's theme and language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from execution.svg import figure

COLOURS = "black red green yellow blue magenta cyan white".split()
WORDS = {
    "zh": {
        "code": "代码",
        "run": "本页的运行",
        "verified": "最近一次验证：{date}。{cells} 个单元格全部按预期运行，用时 {seconds} 秒。",
        "verified one": "最近一次验证：{date}。唯一的单元格按预期运行，用时 {seconds} 秒。",
        "versions": "版本",
        "data": "数据",
        "sources": "源文件",
        "tests": "测试",
        "fingerprint": "指纹",
        "comma": "、",
    },
    "en": {
        "code": "Code",
        "run": "How this page was run",
        "verified": "Last verified on {date}: all {cells} cells ran as expected, in {seconds} s.",
        "verified one": "Last verified on {date}: its one cell ran as expected, in {seconds} s.",
        "versions": "Versions",
        "data": "Data",
        "sources": "Source",
        "tests": "Tests",
        "fingerprint": "Fingerprint",
        "comma": ", ",
    },
}


def render_outputs(outputs: list[dict], prefix: str, alt: str = "", labels: dict[str, str] | None = None) -> str:
    """Return the HTML under a cell; prefix makes the ids in its figures unique on the page."""
    return "\n".join(
        f'<div class="{classes}">{html}</div>'
        for number, output in enumerate(outputs)
        for classes, html in [_render(output, f"{prefix}-{number}", alt, labels or {})]
    )


def _render(output: dict, prefix: str, alt: str, labels: dict[str, str]) -> tuple[str, str]:
    kind = output["output_type"]
    if kind == "stream":
        classes = "cell-output" + (" cell-stderr" if output["name"] == "stderr" else "")
        return classes, text(output["text"])
    if kind == "error":
        return "cell-output cell-error", text("\n".join(output["traceback"]))
    data = output["data"]
    if "image/svg+xml" in data:
        return "cell-output cell-figure", figure(_joined(data["image/svg+xml"]), prefix, alt, labels)
    if "image/png" in data:
        return "cell-output cell-figure", f'<img alt="{escape(alt)}" src="data:image/png;base64,{data["image/png"]}">'
    if "text/html" in data:
        return "cell-output cell-html", _joined(data["text/html"])
    return "cell-output", text(_joined(data.get("text/plain", "")))


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def text(value: str) -> str:
    """Return plain text as HTML: escaped, ANSI colours kept."""
    parts = re.split(r"\x1b\[([\d;]*)m", escape(value.rstrip("\n"), quote=False))
    html, opened = parts[0], 0
    for codes, part in zip(parts[1::2], parts[2::2], strict=True):
        html += "</span>" * opened
        classes = _ansi_classes(codes)
        opened = bool(classes)
        html += (f'<span class="{classes}">' if classes else "") + part
    html += "</span>" * opened
    html = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", html)
    return f'<pre tabindex="0"><code>{html}</code></pre>'


def _ansi_classes(codes: str) -> str:
    numbers = [int(code) for code in codes.split(";") if code]
    colours = [f"ansi-{COLOURS[n % 10]}" for n in numbers if 30 <= n <= 37 or 90 <= n <= 97]
    return " ".join((["ansi-bold"] if 1 in numbers else []) + colours)


def lighten(html: str) -> str:
    """Return highlighted code without the marks of names, operators, brackets and spaces: most of its bytes."""
    return re.sub(r'<span class="[nopw]">([^<]*)</span>', r"\1", html)


def _links(paths: Iterable[str], repository: str, comma: str) -> str:
    """Return the names of files, links if there is a repository; a folder is named once, by its first file."""
    links, last = [], ""
    for path in paths:
        folder, _, name = path.rpartition("/")
        code = f"<code>{escape(name if folder == last else path)}</code>"
        links.append(f'<a href="{escape(repository)}/blob/HEAD/{escape(path)}">{code}</a>' if repository else code)
        last = folder
    return comma.join(links)


class Origin(NamedTuple):
    """Where a page comes from: the files it is made of, their tests, and the repository on GitHub, if it is known."""

    sources: list[str]
    tests: list[str]
    repository: str = ""


def render_provenance(facts: dict, number_of_cells: int, language: str, summaries: list[str], origin: Origin) -> str:
    """Return the end of an executed page: when and how long it was run, with what, on which data, and its files."""
    words = WORDS.get(language, WORDS["en"])
    found, comma = facts["ingredients"], words["comma"]
    versions = [f"Python {found['python']}", *(f"{name} {version}" for name, version in found["distributions"].items())]
    verified = words["verified one" if number_of_cells == 1 else "verified"].format(
        date=f'<span class="measured">{facts["date"]}</span>',
        cells=number_of_cells,
        seconds=f'<span class="measured">{facts["seconds"]}</span>',
    )
    rows = [
        (words["versions"], comma.join(escape(version) for version in versions)),
        *((words["data"], escape(summary)) for summary in summaries),
        (words["sources"], _links(origin.sources, origin.repository, comma)),
        (words["tests"], _links(origin.tests, origin.repository, comma)),
        (words["fingerprint"], f"<code>{facts['fingerprint'][:12]}</code>"),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return (
        f'<aside class="provenance" data-search-exclude aria-label="{words["run"]}">'
        f"<p>{verified}</p><dl>{items}</dl></aside>"
    )
