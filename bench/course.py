"""The real course: our warm build, and one after a sentence has changed, against plain MkDocs on the same Markdown.

The cold build before them is measured once, against what its cells take by themselves.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

from bench.measure import Measured, run
from bench.projects import ROOT, THREADS, base_extensions
from bench.report import Goal, median, number, ratio, spread, table
from execution.read.pages import strip_front_matter
from execution.read.percent import page_text
from execution.read.pieces import piece
from website.markdown import exercises, features, glossary
from website.markdown.differences import as_text

COPIED = ("docs", "snippets", "exercises", "execution", "website", "mkdocs.yml", "mkdocs.en.yml", "pyproject.toml")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "answers")
PAGE = "docs/en/mlp.md"  # gets a sentence at its end
INCLUDE = re.compile(r'^([ >]*)--8<-- "([^":]+)(?::([^"]+))?"$', re.MULTILINE)
DIFFERENCE = re.compile(r"^( *)```\s*difference.*\n((?:.+\n)+?) *```$", re.MULTILINE)
COLUMNS = ("warm", "one sentence changed", "plain")
COLD = "cold"
Builds = dict[str, list[Measured]]


def measure(folder: Path, repeats: int, quick: bool, say: Callable[[str], None]) -> tuple[Builds, float, list[int]]:
    """Return the builds by column, the cells' own seconds, and how many pages were converted after each change.

    If quick, the cells need not run: their runs are those of this repository. Raises RuntimeError when a build fails.
    """
    ours, plain = folder / "ours", folder / "plain"
    copy(ours)
    write_plain(plain)
    if quick:
        (ours / ".cache").mkdir()
        (ours / ".cache/execution").symlink_to(ROOT / ".cache/execution")
    builds: Builds = {name: [] for name in COLUMNS} | {COLD: [built(ours)]}
    own, converted = cells_own(ours), []
    say(f"cold {builds[COLD][0].seconds:.1f} s, of which the cells took {own:.1f} s on all cores together")
    for n in range(repeats):
        builds["plain"].append(built(plain))
        builds["warm"].append(built(ours))
        before = len(kept(ours))
        with (ours / PAGE).open("a", encoding="utf-8") as page:
            page.write(f"\nSentence {n}.\n")
        builds["one sentence changed"].append(built(ours))
        converted.append(len(kept(ours)) - before)
        say(", ".join(f"{name} {builds[name][-1].seconds:.1f} s" for name in COLUMNS))
    return builds, own, converted


def cells_own(project: Path) -> float:
    """Return the seconds that all cells of a project took, as each was noted when it ran beside others."""
    notebooks = (json.loads(path.read_bytes()) for path in (project / ".cache/execution").glob("*.ipynb"))
    runs = {tuple(cell["metadata"]["seconds"] for cell in notebook["cells"]) for notebook in notebooks}
    return sum(map(sum, runs))  # a run that has written a module is kept twice


def kept(project: Path) -> list[Path]:
    """Return the kept pages of a project."""
    return list((project / ".cache/pages").glob("*.json"))


def copy(folder: Path) -> None:
    """Copy the course, to edit it; its data are those of this repository."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=NOT_COPIED)
        else:
            shutil.copy(source, folder)
    (folder / "data").symlink_to(ROOT / "data")


def write_plain(folder: Path) -> None:
    """Write the course as plain Markdown, all that our build puts into it in its place but the outputs."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = re.search(r"^nav:.*?\n\n", config, re.MULTILINE | re.DOTALL)
    features_of_theme = re.search(r"^  features:.*?\n(?=  \w)", config, re.MULTILINE | re.DOTALL)
    assert nav and features_of_theme
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Plain\nsite_url: http://127.0.0.1:8000/\ndocs_dir: docs/zh\nsite_dir: site\n"
        f"theme:\n  name: material\n  language: zh\n  font: false\n{features_of_theme[0]}"
        f"extra: {{translations: [mkdocs.en.yml]}}\nplugins: {{search: {{}}}}\nhooks: [{ROOT}/bench/both.py]\n"
        f"{nav[0].replace('.py', '.md')}markdown_extensions:\n{base_extensions()}",
        encoding="utf-8",
    )
    (folder / "mkdocs.en.yml").write_text(
        "INHERIT: mkdocs.yml\ndocs_dir: docs/en\nsite_dir: site/en\ntheme: {language: en}\nextra: {translations: []}\n"
    )
    for path in (ROOT / "docs").glob("[ez][nh]/**/*.*"):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".md", ".py"):
            target.with_suffix(".md").write_text(plain(path), encoding="utf-8")
        else:
            shutil.copy(path, target)


def plain(path: Path) -> str:
    """Return the Markdown of a page with what its includes, differences and marks stand for."""
    language, snippets = path.relative_to(ROOT / "docs").parts[0], ROOT / "snippets"
    text = page_text(path, path.name)
    body, _ = strip_front_matter(text)
    front = text.removesuffix(body)
    data = {
        name: tomllib.loads((ROOT / f"docs/data/{name}.toml").read_text(encoding="utf-8"))
        for name in ("glossary", "features")
    }
    for mark, made in {
        "exercises": lambda: exercises.as_markdown(exercises.lesson_of(path.name), language),
        "glossary": lambda: glossary.as_markdown(data["glossary"], language, ROOT / "docs" / language),
        "features": lambda: features.as_markdown(data["features"], language),
    }.items():
        if f"<!-- {mark} -->" in body:
            body = body.replace(f"<!-- {mark} -->", made())
    body = DIFFERENCE.sub(lambda match: indent(as_text(match[2], snippets), match[1]), body)
    return front + INCLUDE.sub(lambda match: _included(match, snippets), body)


def _included(match: re.Match[str], snippets: Path) -> str:
    source = (snippets / match[2]).read_text(encoding="utf-8")
    return indent((piece(source, match[3]) or "" if match[3] else source).rstrip("\n"), match[1])


def built(project: Path) -> Measured:
    """Build a project; ours strictly. Raises RuntimeError when that fails."""
    ours = (project / "website").is_dir()
    env = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")} | THREADS
    env |= {"PYTHONPATH": str(project if ours else ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *(["--strict"] if ours else [])]
    measured = run(command, project, env, seconds=1200)
    if measured.code != 0:
        raise RuntimeError(f"{project.name}: exit code {measured.code}\n{measured.output[-2000:]}")
    return measured


def show(found: Builds) -> str:
    """Return the table of the builds."""
    rows = [
        (name, spread([one.seconds for one in found[name]]), spread([one.cpu for one in found[name]]))
        for name in (COLD, *COLUMNS)
    ]
    return table(("the whole course", "s", "s of CPU"), rows)


def goals(found: Builds, own: float, converted: list[int]) -> list[Goal]:
    """Return the goals of the real course."""
    seconds = {name: median(one.seconds for one in builds) for name, builds in found.items()}

    def to_plain(name: str, limit: float) -> Goal:
        how = f"{number(seconds[name], 's', 1)} / {number(seconds['plain'], 's', 1)}"
        return Goal(f"the course, {name} / plain MkDocs", ratio(seconds[name], seconds["plain"]), limit, how=how)

    cores = os.cpu_count() or 1
    how = f"{number(seconds[COLD], 's', 1)} / ({number(own, 's', 1)} / {cores} cores)"
    return [
        Goal("the course, cold / (its cells' own time / cores)", ratio(seconds[COLD], own / cores), 1.25, how=how),
        to_plain("warm", 0.8),
        to_plain("one sentence changed", 0.85),
        Goal("pages converted for one sentence", max(converted), 1),
    ]
