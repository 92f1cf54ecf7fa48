"""The front pages: both languages are the same in shape, and all that they name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md", "CONTRIBUTING.md")}
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
OTHER = {"README.md": "README.zh.md", "README.zh.md": "README.md"}


def headings(text):
    return re.findall(r"^(#+) (.+)$", FENCE.sub("", text), re.MULTILINE)


def anchors(text):
    """Return the ids that GitHub gives the headings."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in headings(text)}


def commands(text):
    """Return the code blocks without what comments say."""
    return [re.sub(r" *# .*", "", match[0]) for match in FENCE.finditer(text)]


@pytest.mark.parametrize("package", ["execution", "website", "website/publish/book", "exercises", "bench"])
def test_the_map_of_a_package_names_all_its_modules(package):
    maps = {
        path.parent: names
        for path in (ROOT / package).rglob("__init__.py")
        if (names := re.findall(r"\w+\.py", path.read_text(encoding="utf-8")))
    }
    inner = maps.keys() - {ROOT / package} | {ROOT / "exercises/lessons", ROOT / "exercises/answers"}
    modules = {path.name for path in (ROOT / package).rglob("*.py") if not inner & set(path.parents)}

    assert sorted(modules - set(maps[ROOT / package]) - {"__init__.py", "__main__.py"}) == []


def test_both_languages_have_the_same_shape():
    en, zh = PAGES["README.md"], PAGES["README.zh.md"]

    assert [len(marks) for marks, _ in headings(en)] == [len(marks) for marks, _ in headings(zh)]
    assert commands(en) == commands(zh)
    assert [line.count("|") for line in en.splitlines() if "|" in line] == [
        line.count("|") for line in zh.splitlines() if "|" in line
    ]
    assert [OTHER.get(link, link) for link in LINK.findall(en)] == LINK.findall(zh)
    assert [n for n, line in enumerate(en.splitlines()) if "](README.zh.md)" in line] == [
        n for n, line in enumerate(zh.splitlines()) if "](README.md)" in line
    ]


@pytest.mark.parametrize("name, limit", [("README.md", 90), ("README.zh.md", 90), ("CONTRIBUTING.md", 155)])
def test_a_front_page_is_read_at_one_sitting(name, limit):
    assert PAGES[name].count("\n") <= limit


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files_and_headings_that_are_there(name):
    for link in LINK.findall(FENCE.sub("", PAGES[name])):
        if not re.match(r"[a-z]+:", link):
            path, _, anchor = link.partition("#")
            target = ROOT / path if path else ROOT / name
            assert target.exists(), link
            assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("name", PAGES)
def test_files_that_are_named_are_there(name):
    there = r"`((?:docs|snippets|exercises|execution|website|data|tests|bench|\.ci|\.github)/[\w./-]*)`"
    missing = [path for path in re.findall(there, PAGES[name]) if not (ROOT / path).exists()]

    assert [path for path in missing if "dropout" not in path] == []  # which the reader would write


def test_commands_that_are_named_are_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    workflows = [path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")]
    for text in [*PAGES.values(), *workflows, (ROOT / ".ci/run").read_text(encoding="utf-8")]:
        for words in re.findall(r"(?:`|\$ |run: |step )make ((?:[a-z]+ ?)+)", text):
            assert set(words.split()) <= targets, words


def test_every_folder_is_in_the_map():
    shown = " ".join(re.findall(r"^\| (`.+?) \|", PAGES["README.md"], re.MULTILINE))
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and (any(p.rglob("*.py")) or any(p.rglob("*.md")))}

    assert {name for name in folders if not name.startswith(".") and f"`{name}/" not in shown} <= {"site", "build"}
