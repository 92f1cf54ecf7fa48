"""What cells show and write beside their results: nothing is lost, and what is wrong fails the page."""

import base64
import io

import pytest
from PIL import Image

from execution.cell import CellError
from execution.kernel.recorder import Recorder

IN_A_CHILD = """
import multiprocessing
def work(n):
    print('worker', n)
    raise ValueError('in the child')
process = multiprocessing.get_context('fork').Process(target=work, args=(1,))
process.start()
process.join()
"""


def outputs(executor, program):
    return [result["outputs"] for result in executor.execute(program).results]


def written(found):
    """Return what a cell wrote, by stream."""
    return {output["name"]: output["text"] for output in found if output["output_type"] == "stream"}


@pytest.mark.parametrize(
    "source, message",
    [
        ("class Box(dict):\n    def __repr__(self): return self['name']\nBox()", "KeyError: 'name'"),
        ("class Box:\n    def _repr_html_(self): return 1 / 0\nBox()", "ZeroDivisionError"),
        ("class Box:\n    def _ipython_display_(self): raise OSError('disk')\ndisplay(Box())", "OSError: disk"),
        ("import matplotlib.pyplot as plt\nplt.title(r'$\\frac{1}{$');", "ValueError"),
        ("get_ipython().events.register('post_run_cell', lambda result: 1 / 0)", "ZeroDivisionError"),
        (
            "import pathlib\npathlib.Path('bad.py').write_text('int(\"a\")')\n%run -i bad.py",
            "ValueError: invalid literal",
        ),
        ("import pathlib\npathlib.Path('worse.py').write_text('a b')\n%run worse.py", "SyntaxError"),
    ],
)
def test_what_ipython_reports_beside_a_result_fails_the_page(executor, program, source, message):
    bad = program("x = 1", source)
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(bad)

    assert caught.value.report(bad).startswith("page.md:20: cell 2: ") and "beside" in caught.value.message


@pytest.mark.parametrize(
    "end, last", [("2", []), ("1 / 0", ["page.md:30: cell 3: ZeroDivisionError: division by zero"])]
)
def test_all_that_ipython_reports_on_a_page_is_said(executor, program, end, last):
    bad = program(*(f"class Box:\n    def __repr__(self): raise ValueError({n})\nBox()" for n in (1, 2)), end)
    with pytest.raises(CellError) as caught:
        executor.execute(bad)

    assert [line for line in caught.value.report(bad).splitlines() if line[0] != " "] == [
        "page.md:10: cell 1: ValueError: 1 (beside the cell's result)",
        "page.md:20: cell 2: ValueError: 2 (beside the cell's result)",
        *last,
    ]
    assert caught.value.reads is not None


def test_binary_representations_are_base64_as_in_nbformat(executor, program):
    (shown,) = outputs(executor, program("from PIL import Image\nImage.new('RGB', (4, 3), 'red')"))[0]
    image = Image.open(io.BytesIO(base64.b64decode(shown["data"]["image/png"])))

    assert image.size == (4, 3) and image.getpixel((0, 0)) == (255, 0, 0)


def test_json_stays_json(executor, program):
    source = "display({'application/json': {'a': [1, None]}, 'text/plain': 'a'}, raw=True)"

    assert outputs(executor, program(source))[0][0]["data"]["application/json"] == {"a": [1, None]}


@pytest.mark.parametrize("data", ["{'image/png': bytes(3_000_000)}", "{'application/json': {'a': 'x' * 3_000_000}}"])
def test_whatever_is_shown_counts_towards_the_limit(executor, program, data):
    with pytest.raises(CellError, match=r"longer than 2,000,000 characters"):
        executor.execute(program(f"display({data}, raw=True)"))


def test_an_output_can_be_cleared_now_or_when_the_next_comes(executor, program):
    source = (
        "from IPython.display import clear_output\nfor n in range(3):\n    clear_output(wait={})\n    print('step', n)"
    )
    kept = "from IPython.display import clear_output\nprint('kept')\nclear_output(wait=True)"
    now = "from IPython.display import clear_output\nprint('gone')\nclear_output()"
    found = outputs(executor, program(source.format(True), source.format(False), kept, now))

    assert [written(cell) for cell in found] == [{"stdout": "step 2\n"}] * 2 + [{"stdout": "kept\n"}, {}]


def test_a_display_can_be_updated_by_its_own_cell_and_by_later_ones(executor, program):
    first = "from IPython.display import update_display\nhandle = display('old', display_id='a')\nhandle.update('new')"
    found = outputs(
        executor, program(first, "update_display('newer', display_id='a')\nupdate_display(1, display_id='?')")
    )

    assert [[output["data"] for output in cell] for cell in found] == [[{"text/plain": "'newer'"}], []]


def test_what_a_forked_child_prints_and_its_traceback_are_on_the_page(executor, program):
    found = written(outputs(executor, program(IN_A_CHILD))[0])

    assert found["stdout"] == "worker 1\n"
    assert found["stderr"].endswith("ValueError: in the child\n")


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_what_a_process_without_our_memory_prints_is_on_the_page(executor, program, method):
    source = (
        "import multiprocessing\nprocess = multiprocessing.get_context({!r}).Process(target=print, args=('there',))"
    )
    run = program(source.format(method) + "\nprocess.start()\nprocess.join()")

    assert written(outputs(executor, run)[0]) == {"stdout": "there\n"}


def test_what_c_code_and_pythons_own_stream_hold_back_is_on_the_page(executor, program):
    source = "import ctypes, sys\nsys.__stdout__.write('Python, ')\nctypes.CDLL(None).puts(b'C');"

    assert written(outputs(executor, program(source))[0]) == {"stdout": "Python, C\n"}


def test_a_stream_that_a_thread_may_hold_is_never_replaced_nor_its_write(executor, program):
    source = "import sys\nfirst, write = sys.stdout, type(sys.stdout).write"
    found = outputs(executor, program(source, "sys.stdout is first, sys.stdout.write.__func__ is write"))

    assert found[1][0]["data"]["text/plain"] == "(True, True)"


@pytest.mark.parametrize(
    "source, message",
    [
        ("warnings.warn('b', RuntimeWarning)", "must warn UserWarning alone, but also warned RuntimeWarning"),
        ("import sys; print('noise', file=sys.stderr)", "must warn UserWarning alone, but also wrote to stderr: noise"),
        (
            "import sys; print('noise', file=sys.stderr); warnings.warn('b', RuntimeWarning)",
            "also warned RuntimeWarning and wrote to stderr: noise",
        ),
        ("import os; os.write(2, b'noise');", "must warn UserWarning alone, but also wrote to stderr: noise"),
    ],
)
def test_an_announced_warning_excuses_nothing_else(executor, program, source, message):
    with pytest.raises(CellError, match=message):
        executor.execute(program(f"import warnings\nwarnings.warn('a')\n{source}", warns="UserWarning"))


@pytest.mark.parametrize(
    "expression, message",
    [
        ("print('a')", "must not print or warn, but wrote: a"),
        ("warnings.warn('a')", "must not print or warn, but wrote: UserWarning: a"),
        ("'x' * 3_000_000", "longer than 2,000,000 characters"),
        ("chr(0xD800)", "UnicodeEncodeError"),
        ("sys.exit('bye')", "SystemExit: bye"),
    ],
)
def test_a_live_value_is_a_short_text_and_nothing_beside(executor, program, expression, message):
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(program("import sys, warnings", values=[(expression, 1)]))

    assert caught.value.value == 0


def test_an_expected_exception_has_a_limit_too(executor, program):
    with pytest.raises(CellError, match=r"the text of its ValueError is longer than") as caught:
        executor.execute(program("raise ValueError('x' * 3_000_000)", raises="ValueError"))

    assert len(str(caught.value.detail)) < 10_000


def test_a_lone_surrogate_is_an_error_of_the_cell_and_escaped_in_stderr_as_in_python(executor, program):
    with pytest.raises(CellError, match="UnicodeEncodeError"):
        executor.execute(program("print(chr(0xD800))"))
    with pytest.raises(CellError, match="UnicodeEncodeError"):
        executor.execute(program("display({'text/html': chr(0xD800)}, raw=True)"))
    with pytest.raises(CellError, match=r"^ValueError: \\ud800$"):
        executor.execute(program("raise ValueError(chr(0xD800))"))

    assert written(outputs(executor, program("import sys; print(chr(0xD800), file=sys.stderr)"))[0]) == {
        "stderr": "\\ud800\n"
    }


def test_an_exception_that_cannot_be_printed_is_reported(executor, program):
    source = "class Odd(Exception):\n    def __str__(self): return 1 / 0\nraise Odd"
    with pytest.raises(CellError, match=r"Odd: <str\(\) of the exception failed>"):
        executor.execute(program(source))


def test_a_long_line_takes_no_longer_than_many_short_ones():
    recorder = Recorder()
    recorder.write("stdout", "x" * 1_900_000)  # a search that grows with the square would not end today

    assert len(recorder.finish()[0]["text"]) == 1_900_000
