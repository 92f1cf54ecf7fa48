import json

import pytest

from bench.formats import noted, to_markdown, to_notebook, to_program
from bench.lessons import INCLUDE, LANGUAGES, course, expand, many
from bench.projects import CODE, EXEC, JUPYTER, OURS, PARAMETERS, PLAIN, PROSE, Project, base_extensions
from execution.read.pages import find_pages, read_programs
from execution.settings import load_settings

LESSONS = course()


def fences(page):
    return [part.partition("\n")[2].rstrip("\n") for part in page.split("```") if part.startswith("python")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_engine_gets_the_same_sources(lesson, language):
    expected = [noted(lesson, index) for index in range(len(lesson.cells))]
    assert fences(to_markdown(lesson, language, OURS)) == expected
    assert fences(to_markdown(lesson, language, PLAIN)) == expected
    printed = fences(to_markdown(lesson, language, EXEC))
    assert all(got.startswith(source) for got, source in zip(printed, expected, strict=True))
    assert [cell.figure for cell in lesson.cells] == [
        got != source for got, source in zip(printed, expected, strict=True)
    ]
    notebook = json.loads(to_notebook(lesson, language))
    imported = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert imported == [INCLUDE.sub(r"from snippets.\g<module> import \g<name>", source) for source in expected]


def test_our_engine_finds_the_cells_with_their_includes(tmp_path):
    Project(tmp_path / "p", OURS, LESSONS)
    settings = load_settings(tmp_path / "p")
    programs, problems = read_programs(settings, find_pages(settings))
    expected = [[expand(noted(lesson, n)) for n in range(len(lesson.cells))] for lesson in LESSONS]
    assert not problems
    assert sorted([cell.source for cell in program.cells] for program in programs) == sorted(expected * 2)


def test_the_edited_function_is_in_one_lesson_of_five():
    users = [lesson.name for lesson in LESSONS if CODE[0] in "".join(to_program(lesson))]
    assert users == ["mlp"]


def test_the_edit_changes_the_number_of_parameters_as_the_page_will_show():
    for code, shown in zip(CODE, PARAMETERS, strict=True):
        hidden = int(code.split()[-1])
        assert shown == f"parameters: {784 * hidden + hidden + 10 * hidden + 10}"


@pytest.mark.parametrize("engine", [OURS, JUPYTER, EXEC, PLAIN])
def test_edits_find_their_places(tmp_path, engine):
    project = Project(tmp_path / "p", engine, LESSONS)
    project.edit_prose()
    project.edit_function()
    assert PROSE["en"][1] in next((tmp_path / "p/docs/en").glob("autograd.*")).read_text()
    assert CODE[1] in (tmp_path / "p/snippets/network.py").read_text()


def test_many_lessons_are_all_different():
    programs = ["\n".join(to_program(lesson)) for lesson in many(20)]
    assert len(set(programs)) == 20


def test_the_site_s_extensions_are_there_without_our_own():
    names = base_extensions()
    assert "pymdownx.superfences" in names and "admonition" in names
    assert "  website." not in names and "execution.show.extension" not in names


def test_the_cells_that_run_are_counted(tmp_path):
    lessons = many(1)
    project = Project(tmp_path / "p", OURS, lessons)
    assert [project.build().cells, project.build().cells] == [len(lessons[0].cells), 0]


def test_plain_mkdocs_builds_both_languages(tmp_path):
    measured = Project(tmp_path / "p", PLAIN, many(1)).build()
    assert measured.code == 0, measured.output
    assert measured.cells == 0
    for page in ("part-01/lesson-001/index.html", "en/part-01/lesson-001/index.html"):
        assert (tmp_path / "p/site" / page).is_file()
