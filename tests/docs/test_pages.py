"""What a reader may rely on in the pages: both languages show the same, and every include and every snippet is used."""

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from execution.read.percent import page_text, whole

ROOT = Path(__file__).resolve().parents[2]
DOCS = {language: ROOT / "docs" / language for language in ("zh", "en")}
CONFIGS = {"zh": ROOT / "mkdocs.yml", "en": ROOT / "mkdocs.en.yml"}
SNIPPETS = ROOT / "snippets"

PAGES = [path for pattern in ("*.md", "*.py") for path in DOCS["zh"].rglob(pattern)]
NAMES = sorted(path.relative_to(DOCS["zh"]).as_posix() for path in PAGES)
EXPERIMENTS = [name for name in NAMES if name.endswith(".py")]
MODULES = sorted(path.name for path in SNIPPETS.glob("*.py") if path.name != "__init__.py")

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<language>[\w-]*) *(?:\{(?P<options>[^}]*)\})?[^`]*$")
OPTION = re.compile(r"""([.#]?[\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?""")
HEADING = re.compile(r"^ *(#{1,6}) +(.*?)(?: *\{[^}]*#([\w-]+)[^}]*\})?\s*$")
VALUE = re.compile(r"(`+)\{python\}\s+(.*?)\1")
ANSWER = re.compile(r"[-*+] +(?:(`+[^`]+`+)$)?")
IMAGE = re.compile(r"""!\[[^\]]*\]\(([^)\s]+)|<img[^>]+src="([^"]+)""")
LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)")
FORMULA = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
INCLUDE = re.compile(r"""^\s*-+8<-+ +["']([^"']+)["']""")
MARKER = re.compile(r"#\s*-+8<-+\s*\[\s*(start|end):\s*([\w-]+)\s*\]")


@dataclass
class Page:
    """The parts of a page that its counterpart in the other language must share, and its front matter."""

    front_matter: dict
    headings: list = field(default_factory=list)  # (level, id, text)
    fences: list = field(default_factory=list)  # (language, options)
    program: list = field(default_factory=list)  # cells, live values and differences in their order
    wrong: list = field(default_factory=list)  # the wrong answers below each cell with guess: code, or None for words
    prose: str = ""
    includes: list = field(default_factory=list)


def parse_options(text):
    """Return the options of a fence; of those that are words for the reader only that they are there."""
    options = {name: a or b or c for name, a, b, c in OPTION.findall(text or "")}
    return {name: "…" if name in ("alt", "title", "frames", "guess") else value for name, value in options.items()}


def parse(text):
    """Return the Page written in text."""
    _, front_matter, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "{}", text)
    page, fence, cell, answers = Page(yaml.safe_load(front_matter) or {}), None, [], None
    for line in body.splitlines():
        page.includes += INCLUDE.findall(line)
        found = FENCE.match(line)
        if fence is not None:
            closing = found and not found["language"] and found["fence"].startswith(fence["fence"])
            if not closing:
                cell.append(line.removeprefix(fence["indent"]))
            else:
                options = parse_options(fence["options"])
                page.fences.append((fence["language"], options))
                if ".cell" in options or fence["language"] == "difference":
                    page.program.append((options, cell))
                if "guess" in options:
                    page.wrong.append(answers := [])
                if fence["language"] == "difference":
                    page.includes += " ".join(cell).split()
                fence, cell = None, []
        elif found:
            fence = found
        else:
            if heading := HEADING.match(line):
                page.headings.append((len(heading[1]), heading[3], heading[2]))
            page.program += [expression.strip() for _, expression in VALUE.findall(line)]
            page.prose += line + "\n"
            if answers is not None and (found := ANSWER.match(line)):
                answers.append(found[1])
            elif line.strip() and not line.startswith(" "):  # what is below the list
                answers = None
    assert fence is None, f"the fence {fence[0]!r} is never closed"
    return page


@cache
def page(language, name):
    return parse(page_text(DOCS[language] / name, name))


def images(page):
    return [markdown or html for markdown, html in IMAGE.findall(page.prose)]


def links(page):
    """Return the links to pages of the site, sorted: two languages may order a sentence differently."""
    return sorted(target for target in LINK.findall(page.prose) if not re.match(r"[a-z]+:", target))


def formulas(page):
    """Return the display formulas without the spaces and the words in them."""
    return [re.sub(r"\\text\{[^}]*\}|\s+", "", formula) for formula in FORMULA.findall(page.prose)]


class Loader(yaml.SafeLoader):
    """Reads a MkDocs configuration without importing what !!python tags name or reading what !ENV names."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def nav(language):
    """Return the files that a language's navigation lists; English inherits what it doesn't set."""
    configs = [yaml.load(path.read_text(encoding="utf-8"), Loader) for path in CONFIGS.values()]
    config = configs[0] if language == "zh" else {**configs[0], **configs[1]}

    def files(item):
        children = item.values() if isinstance(item, dict) else item if isinstance(item, list) else []
        return [item] if isinstance(item, str) else [file for child in children for file in files(child)]

    return [file for file in files(config["nav"]) if not re.match(r"[a-z]+:", file)]


@dataclass
class Module:
    """Where the sections and the definitions of a snippets module begin and end."""

    sections: dict
    definitions: dict


@cache
def module(name):
    source = (SNIPPETS / name).read_text(encoding="utf-8")
    sections, definitions = {}, {}
    for number, line in enumerate(source.splitlines(), start=1):
        if found := MARKER.search(line):
            edges = sections.setdefault(found[2], {})
            assert found[1] not in edges, f"{name}:{number}: a second [{found[1]}:{found[2]}]"
            edges[found[1]] = number
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
        names = {child.id for target in targets for child in ast.walk(target) if isinstance(child, ast.Name)}
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = {node.name}
        elif not isinstance(node, ast.Assign | ast.AnnAssign):
            names = set()
        definitions |= dict.fromkeys(names, (node.lineno, node.end_lineno))
    return Module({key: (edges.get("start"), edges.get("end")) for key, edges in sections.items()}, definitions)


def included():
    """Return the (file, name) of all includes of the Chinese pages; the name of a whole file is empty."""
    includes = [include for name in NAMES for include in page("zh", name).includes]
    return {include.partition(":")[::2] for include in includes}


def shown(name, definition, includes):
    """Tell whether a definition is on a page: by name, by the section around it, or by the sections in it."""
    first, last = module(name).definitions[definition]
    around = {key for key, (start, end) in module(name).sections.items() if start < first and last < end}
    inside = any(first < start < last for start, _ in module(name).sections.values())
    return inside or any((name, key) in includes for key in {"", definition, *around})


def test_both_languages_have_the_same_files():
    zh, en = ({p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file()} for docs in DOCS.values())

    assert zh and zh == en


@pytest.mark.parametrize("name", NAMES)
def test_pair_has_the_same_headings(name):
    zh, en = ([(level, id) for level, id, _ in page(language, name).headings] for language in DOCS)

    assert zh == en


@pytest.mark.parametrize("name", NAMES)
def test_pair_has_synonyms_for_the_same_headings(name):
    zh, en = (page(language, name).front_matter.get("synonyms", {}) for language in DOCS)

    assert list(zh) == list(en)


@pytest.mark.parametrize("name", NAMES)
def test_pair_has_the_same_cells_and_live_values_in_the_same_order(name):
    assert page("zh", name).program == page("en", name).program


@pytest.mark.parametrize("name", NAMES)
def test_pair_has_the_same_wrong_answers_in_the_same_order(name):
    assert page("zh", name).wrong == page("en", name).wrong


@pytest.mark.parametrize("part", [images, links, formulas])
@pytest.mark.parametrize("name", NAMES)
def test_pair_has_the_same_images_links_and_formulas(name, part):
    assert part(page("zh", name)) == part(page("en", name))


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", NAMES)
def test_headings_have_ids_of_their_own_and_there_is_one_title(name, language):
    headings = page(language, name).headings
    ids = [id for _, id, _ in headings]

    assert [text for _, id, text in headings if id is None] == []
    assert len(ids) == len(set(ids)), ids
    assert [level for level, _, _ in headings].count(1) == 1


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", NAMES)
def test_every_python_fence_is_a_cell(name, language):
    fences = page(language, name).fences

    assert [fence for fence in fences if fence[0] in ("python", "python3", "py") and ".cell" not in fence[1]] == []


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", NAMES)
def test_front_matter_has_title_and_description(name, language):
    front_matter = page(language, name).front_matter

    assert all(str(front_matter.get(key) or "").strip() for key in ("title", "description")), front_matter


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", NAMES)
def test_links_between_pages_lead_to_a_page_and_a_heading(name, language):
    for link in links(page(language, name)):
        path, _, heading = link.partition("#")
        target = (DOCS[language] / name).parent / path if path else DOCS[language] / name
        assert target.exists() or path.endswith(".ipynb"), link
        if heading and target.suffix in (".md", ".py"):
            assert heading in [id for _, id, _ in parse(page_text(target, link)).headings], link


@pytest.mark.parametrize("language", DOCS)
def test_navigation_lists_every_page(language):
    assert set(NAMES) - set(nav(language)) == set()


@pytest.mark.parametrize("language", DOCS)
def test_navigation_lists_only_files_that_exist(language):
    assert [file for file in nav(language) if not (DOCS[language] / file).exists()] == []


def test_navigation_has_one_order_in_both_languages():
    assert nav("zh") == nav("en")


def needed(name):
    """Return the lessons that a lesson needs, and those that these need in turn."""
    direct = page("zh", name).front_matter.get("needs", [])
    return {*direct, *(further for need in direct for further in needed(need))}


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_needs_only_lessons_before_it_the_same_in_both_languages(name):
    needs = page("zh", name).front_matter.get("needs", [])

    assert page("en", name).front_matter.get("needs", []) == needs
    assert [need for need in needs if need not in nav("zh")[: nav("zh").index(name)]] == []


def test_every_lesson_but_the_first_names_what_it_needs():
    order = nav("zh")
    lessons = order[order.index("tensors.md") + 1 : order.index("experiments/index.md")]

    assert len(lessons) > 20
    assert [name for name in lessons if not page("zh", name).front_matter.get("needs")] == []


def test_folded_code_comes_from_lessons_that_a_lesson_needs():
    first, unannounced = {}, []
    for name in nav("zh")[1 : nav("zh").index("experiments/index.md")]:  # the home page teaches nothing
        for options, lines in (part for part in page("zh", name).program if isinstance(part, tuple)):
            for include in (found[1] for line in lines if (found := INCLUDE.match(line))):
                owner = first.setdefault(include, name)
                if "hide-input" in (options.get("tags") or "") and owner not in {name, *needed(name)}:
                    unannounced.append(f"{name}: {include} is of {owner}; name it, or one that needs it, in needs")

    assert len(set(first.values())) > 20
    assert unannounced == []


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", NAMES)
def test_includes_name_a_file_and_a_definition_or_section_of_it(name, language):
    for include in page(language, name).includes:
        file, _, part = include.partition(":")
        assert (SNIPPETS / file).is_file(), include
        assert not part or part in {*module(file).definitions, *module(file).sections}, include


@pytest.mark.parametrize("name", MODULES)
def test_sections_have_both_ends_and_are_shown_on_a_page(name):
    sections, includes = module(name).sections, included()

    assert [key for key, (start, end) in sections.items() if not (start and end and start < end)] == []
    assert [key for key in sections if not {(name, key), (name, "")} & includes] == []


@pytest.mark.parametrize("name", MODULES)
def test_public_definitions_are_shown_on_a_page(name):
    includes, public = included(), [key for key in module(name).definitions if not key.startswith("_")]

    assert [key for key in public if not shown(name, key, includes)] == []


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_imports_snippets_and_answers_with_live_numbers(name, language):
    experiment = page(language, name)
    code = whole((DOCS[language] / name).read_text(encoding="utf-8"), SNIPPETS).splitlines()
    answer = experiment.prose.partition("{#answer}")[2].partition("\n## ")[0].strip()

    assert [line for line in code if line.startswith("from snippets.")]
    assert answer.startswith("> ") and "\n" not in answer
    assert len(VALUE.findall(answer)) >= 2


@pytest.mark.parametrize("language", DOCS)
def test_the_list_of_experiments_names_each(language):
    assert sorted(f"experiments/{link}" for link in links(page(language, "experiments/index.md")) if ".py" in link) == (
        EXPERIMENTS
    )


@pytest.mark.parametrize("language", DOCS)
@pytest.mark.parametrize(
    "name", [name for name in NAMES if name.endswith(".md") and "{#questions}" in page_text(DOCS["zh"] / name, name)]
)
def test_every_question_of_a_lesson_has_its_answer(name, language):
    text = page_text(DOCS[language] / name, name).partition("{#questions}")[2].partition("\n## ")[0]
    questions, _, answers = text.partition("??? success")
    asked, answered = re.findall(r"(?m)^(\d+)\. ", questions), re.findall(r"(?m)^    (\d+)\. ", answers)

    assert asked == answered == [str(n) for n in range(1, len(answered) + 1)] != []
