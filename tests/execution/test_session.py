import dataclasses

import pytest

from execution.cell import CellError, Program
from execution.keep.explain import explain
from execution.keep.fingerprint import ingredients
from execution.session import Session
from execution.settings import Input
from execution.show.complaints import complaints

GIF = rb"b'GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;'".decode()
COUNT = "from pathlib import Path\nPath('{}').open('a').write('x');"


@pytest.fixture
def counter(tmp_path):
    """A source that leaves a mark each time it runs, and a function that counts the marks."""
    path = tmp_path / "count"
    return COUNT.format(path), lambda: len(path.read_text()) if path.exists() else 0


def test_the_two_pages_of_a_pair_run_once(session, program, counter):
    source, count = counter
    pair = [program(source, page="zh/p.md", alt="图"), program(source, page="en/p.md", alt="Figure")]

    assert session.execute(pair) == []
    assert count() == 1


def test_a_second_session_finds_the_first_ones_entries(session, program, counter):
    source, count = counter
    session.execute([program(source)])
    second = Session(session.settings)

    assert second.execute([program(source)]) == []
    assert count() == 1
    assert second.executor.kernels.server is None


def test_all_failing_pages_are_reported_and_none_is_kept(session, program):
    pages = [program("1 / 0", page="a.md"), program("2", page="b.md"), program("[][1]", page="c.md")]

    failures = session.execute(pages)

    assert [(page.page, error.message) for page, error in failures] == [
        ("a.md", "ZeroDivisionError: division by zero"),
        ("c.md", "IndexError: list index out of range"),
    ]
    assert len(list(session.folder.glob("*.ipynb"))) == 1


def test_an_unexpected_error_belongs_to_its_page(session, program, monkeypatch):
    execute = session.executor.execute

    def fail(page, *given):
        if page.page == "a.md":
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return execute(page, *given)

    monkeypatch.setattr(session.executor, "execute", fail)
    failures = session.execute([program("1", page="a.md"), program("2", page="b.md")])

    assert [page.page for page, _ in failures] == ["a.md"] and "UnicodeEncodeError" in failures[0][1].message
    assert session.find(program("2"))


def test_a_failure_is_said_again_and_forgotten_on_request(session, program, counter):
    source, count = counter
    bad = program(source + "\n1 / 0")
    first, again = session.execute([bad]), session.execute([bad])
    session.start()
    session.execute([bad])

    assert [error.message for _, error in first] == [error.message for _, error in again]
    assert count() == 2


def test_a_failure_is_tried_once_more_and_then_when_what_it_read_changes(new_session, program, counter):
    session, (source, count) = new_session(), counter
    data = session.settings.root / "data.csv"
    data.write_text("x")
    bad = program(source, "int(open('data.csv').read())")
    for _ in range(5):
        session.start()
        assert session.execute([bad])
    assert count() == 2

    data.write_text("1")
    session.start()
    assert session.execute([bad]) == [] and count() == 3


WRITES = "import pathlib, time\n{}pathlib.Path({}).write_text(f'x = {{time.time()}}')\n{}"


@pytest.mark.parametrize(
    "before, path, end",
    [
        ("", "'out.txt'", "1 / 0"),
        ("pathlib.Path('out.txt').read_text()\n", "'out.txt'", "1 / 0"),
        ("[*pathlib.Path('data').iterdir()]\n", "f'data/{time.time()}'", "1 / 0"),
        ("", "'made.py'", "import made\n1 / 0"),
        ("", "'out.txt'", "import os; os._exit(3)"),
        ("", "'out.txt'", "import os; os.abort()"),
    ],
)
def test_a_page_that_fails_and_writes_each_time_is_built_twice_and_not_for_ever(
    new_session, program, counter, before, path, end
):
    session, (source, count) = new_session(), counter
    (session.settings.root / "out.txt").write_text("x = 1")
    (session.settings.root / "data").mkdir()
    bad = program(f"{source}\n" + WRITES.format(before, path, end))
    for _ in range(5):
        session.start()
        assert session.execute([bad])

    assert count() == 2


def test_a_cache_that_cannot_be_written_costs_a_notice_not_the_build(session, program):
    said = []
    session.settings.root.joinpath(".cache").write_text("a file where the folder should be")

    assert session.execute([program("1")], said.append) == []
    assert any("not kept in" in line for line in said)
    assert not isinstance(session.find(program("1")), CellError | None)


def test_a_page_without_cells_costs_nothing(settings):
    session = Session(settings)

    assert session.execute([Program("p.md")]) == []
    assert session.executor.kernels.server is None


def test_unannounced_stderr_and_figures_without_text_are_complaints(session, program):
    noisy = program("import sys\nprint('hm', file=sys.stderr)")
    drawn = program("import matplotlib.pyplot as plt\nplt.plot([1]);")
    quiet = program("import warnings\nwarnings.warn('a')", warns="UserWarning")
    session.execute([noisy, drawn, quiet])

    assert complaints(noisy, session.find(noisy)) == ["page.md:10: cell 1 wrote to stderr: hm"]
    assert complaints(drawn, session.find(drawn)) == ['page.md:10: cell 1 draws a figure: describe it in alt="…"']
    described = dataclasses.replace(drawn, cells=[dataclasses.replace(drawn.cells[0], alt="A line")])
    assert complaints(described, session.find(drawn)) == complaints(quiet, session.find(quiet)) == []


def test_of_long_words_on_stderr_a_complaint_has_the_end_where_a_traceback_says_what_is_wrong(session, program):
    work = "def work(): raise ValueError('in the child')"
    start = "p = multiprocessing.get_context('fork').Process(target=work); p.start(); p.join()"
    page = program(f"import multiprocessing\n{work}\n{start}")
    session.execute([page])
    (complaint,) = complaints(page, session.find(page))

    assert complaint.startswith("page.md:10: cell 1 wrote to stderr: Process ForkProcess-1:")
    assert complaint.endswith("ValueError: in the child") and len(complaint) < 500


@pytest.mark.parametrize(
    "source, alt, complaint",
    [
        (r"from IPython.display import Math; Math(r'\frac12')", "", None),
        ("from IPython.display import Markdown; Markdown('**b**')", "", None),
        ("display({'application/javascript': '1', 'text/html': '<p id=a>'}, raw=True)", "", "cannot: application/java"),
        ("display({'image/bmp': b'BM', 'text/plain': 'x'}, raw=True)", "", "cannot: image/bmp; show text"),
        ("display({'image/svg+xml': '<svg/>', 'text/html': 'x'}, raw=True)", "a", "has alt=, but shows no figure"),
        ("from IPython.display import Javascript; Javascript('1')", "", "cannot: application/javascript; show text"),
        ("display({'application/vnd.plotly.v1+json': {}}, raw=True)", "", "cannot: application/vnd.plotly.v1+json;"),
        ("display({'application/json': {}, 'text/html': 'x', 'text/plain': 'x'}, raw=True)", "", None),
        (f"display({{'image/gif': {GIF}}}, raw=True)", "a", None),
        ("display({'application/pdf': b'PDF'}, raw=True)", "", "cannot: application/pdf;"),
        ("1", "a", "has alt=, but shows no figure"),
    ],
)
def test_what_the_page_cannot_show_is_a_complaint(session, program, source, alt, complaint):
    one = program(source, alt=alt)
    session.execute([one])
    found = complaints(one, session.find(one))

    assert [complaint in line for line in found] == [True] * bool(complaint) if complaint else found == []


def test_results_do_not_depend_on_the_other_pages(session, program):
    pages = [program(f"import os\n{n} * 2", page=f"{n}.md") for n in range(6)]
    session.execute(pages)
    texts = [session.find(page)["cells"][0]["outputs"][0]["data"]["text/plain"] for page in pages]

    assert texts == [str(2 * n) for n in range(6)]


def test_what_a_program_depends_on_is_found_out_once_for_a_build_and_once_after_its_run(session, program, monkeypatch):
    calls = []
    monkeypatch.setattr("execution.session.ingredients", lambda *given: calls.append(given) or ingredients(*given))
    pair = [program("1", page="zh/p.md"), program("1", page="en/p.md")]
    session.execute(pair)
    assert len(calls) == 2

    session.find(pair[1]), session.key(pair[1]), explain(pair[1], session)
    assert len(calls) == 2
    session.start()
    session.find(pair[1]), session.execute(pair)
    assert len(calls) == 3


def test_a_new_build_sees_data_that_changed_since_the_last(session, program):
    data = session.settings.root / "data.bin"
    data.write_bytes(b"1")
    object.__setattr__(session.settings, "inputs", (Input("DATA", ("*.bin",)),))
    page = program("DATA = open('/dev/null')")
    session.execute([page])
    data.write_bytes(b"22")
    session.start()

    assert session.find(page) is None


def test_only_what_some_page_imports_is_imported_before_forking(settings, program):
    object.__setattr__(settings, "preload", ("this_is_not_there", "decimal", "xml.dom"))
    session = Session(settings)
    session.execute([program("from decimal import Decimal", page="a.md"), program("import xml.sax\n1", page="b.md")])
    session.executor.close()

    assert session.executor.kernels.preload == ("decimal", "xml.dom")
