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


BEFORE_VALUES = "import os, sys, warnings\nimport matplotlib.pyplot as plt\nhandle = display('x', display_id=True)"


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


PNG = "import io\nfrom PIL import Image\nfile = io.BytesIO()\nImage.new('RGB', (4, 3)).save(file, 'png')\n"


@pytest.mark.parametrize(
    "kind, value",
    [
        ("image/png", "file.getvalue()"),
        ("image/png", "bytearray(file.getvalue())"),
        ("image/png", "file.getbuffer()"),
        ("application/octet-stream", "file.getvalue()"),
    ],
)
def test_bytes_of_any_type_are_base64(executor, program, kind, value):
    (shown,) = outputs(executor, program(PNG + f"display({{{kind!r}: {value}}}, raw=True)"))[0]

    assert base64.b64decode(shown["data"][kind]).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "data, metadata, message",
    [
        ("{'text/html': b'x'}", "{}", "TypeError: text/html must be text, not bytes"),
        ("{'text/html': None}", "{}", "TypeError: text/html must be text, not NoneType"),
        ("{'text/plain': 5}", "{}", "TypeError: text/plain must be text, not int"),
        ("{'image/svg+xml': b'<svg/>'}", "{}", "TypeError: image/svg.xml must be text, not bytes"),
        ("{'image/gif': 5}", "{}", "TypeError: image/gif must be bytes, not int"),
        ("{'image/jpeg': b'x'}", "{}", "ValueError: this image/jpeg is no picture"),
        ("{'image/webp': 'x'}", "{}", "ValueError: this image/webp is no picture"),
        ("{'text/html': 'x'}", "{'text/html': {'a': b'x'}}", "TypeError: Object of type bytes"),
        ("{'text/html': 'x'}", "{'text/html': {'a': chr(0xD800)}}", "UnicodeEncodeError"),
        ("{'application/json': [chr(0xD800)]}", "{}", "UnicodeEncodeError"),
        ("{'text/' + chr(0xD800): 'x', 'text/plain': 'x'}", "{}", "UnicodeEncodeError"),
        ("{'text/html': 'x'}", "{'text/html': {'a': 'x' * 3_000_000}}", "longer than 2,000,000 characters"),
    ],
)
def test_what_no_notebook_holds_or_no_page_shows_is_an_error_of_its_cell(executor, program, data, metadata, message):
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(program("1", f"display({data}, metadata={metadata}, raw=True)"))

    assert caught.value.cell == 1


def test_lines_are_joined_and_what_json_has_not_is_text(executor, program):
    data = "{'text/plain': ['a\\n', 'b'], 'application/a+json': [float('nan'), float('-inf')]}"
    (shown,) = outputs(executor, program(f"display({data}, raw=True)"))[0]

    assert shown["data"] == {"text/plain": "a\nb", "application/a+json": ["NaN", "-Infinity"]}


def test_what_has_no_representation_leaves_no_empty_box(executor, program):
    source = "class Box:\n    def _ipython_display_(self): print('shown')\nBox()"

    assert [len(cell) for cell in outputs(executor, program(source, "display({}, raw=True)"))] == [1, 0]


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


def test_what_programs_and_c_code_write_stands_in_its_place_and_can_be_cleared(executor, program):
    mixed = "import os\nprint(1); os.system('echo 2'); print(3); os.write(1, '四'.encode()[:1]); print('', end='')\n"
    clear = (
        "from IPython.display import clear_output\nos.system('echo old')\nclear_output(wait={})\nos.system('echo new');"
    )
    found = outputs(
        executor, program(mixed + "os.write(1, '四'.encode()[1:]);", clear.format(False), clear.format(True))
    )

    assert [written(cell)["stdout"] for cell in found] == ["1\n2\n3\n四", "new\n", "new\n"]


def test_a_display_with_the_id_of_another_changes_that_too(executor, program):
    found = outputs(executor, program("display('old', display_id='a');", "display('new', display_id='a');"))

    assert [[output["data"]["text/plain"] for output in cell] for cell in found] == [
        ["'new'"]
    ] * 2  # as nbclient has it


def test_what_an_update_replaces_takes_no_room(executor, program):
    source = "handle = display('x', display_id=True)\nfor n in range(10): handle.update('x' * 900_000)"

    assert len(outputs(executor, program(source + "\nprint('y' * 900_000)"))[0]) == 2


@pytest.mark.parametrize("line, shown", [("10 %\r9", "90 %"), ("abc\r\rX", "Xbc"), ("ab\r\x1b[Kc", "\x1b[Kc")])
def test_a_carriage_return_covers_as_much_as_follows_it(line, shown):
    recorder = Recorder()
    recorder.write("stdout", line + "\r")

    assert recorder.finish()[0]["text"] == shown


@pytest.mark.parametrize(
    "work, message",
    [
        ("warnings.warn('in the child')", "UserWarning: in the child"),
        ("display('in the child')", "RuntimeError: a child process shows nothing"),
        ("clear_output()", "RuntimeError: a child process shows nothing"),
    ],
)
def test_what_a_forked_child_cannot_show_is_said(executor, program, work, message):
    source = f"import os, warnings\nfrom IPython.display import clear_output\nif os.fork() == 0: {work}\nos.wait();"

    assert message in written(outputs(executor, program(source))[0])["stderr"]


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
        ("print('a')", "must not print, show or warn, but gave: a"),
        ("warnings.warn('a')", "must not print, show or warn, but gave: UserWarning: a"),
        ("'x' * 3_000_000", "longer than 2,000,000 characters"),
        ("chr(0xD800)", "UnicodeEncodeError"),
        ("sys.exit('bye')", "SystemExit: bye"),
        ("os.system('echo a')", "must not print, show or warn, but gave: a"),
        ("sys.__stderr__.write('a')", "must not print, show or warn, but gave: a"),
        ("display('a')", "must not print, show or warn, but gave: a display"),
        ("handle.update('a')", "must not print, show or warn, but gave: a display"),
        ("plt.figure().text(0, 0, 'a')", "must not print, show or warn, but gave: a display"),
        ("plt.figure().text(0, 0, '$a_$')", "ValueError"),
        ("os.fork() and os.wait() or 1 / 0", "must not print, show or warn, but gave: .*ZeroDivisionError"),
    ],
)
def test_a_live_value_is_a_short_text_and_nothing_beside(executor, program, expression, message):
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(program(BEFORE_VALUES, values=[(expression, 1)]))

    assert caught.value.value == 0


def test_a_child_that_a_live_value_forks_ends_with_it(executor, program):
    one = program("import os", "print('once')", values=[("bool(os.fork() and os.wait())", 1)])
    run = executor.execute(one)

    assert run.values == ["True"] and written(run.results[1]["outputs"]) == {"stdout": "once\n"}


@pytest.mark.parametrize(
    "source", ["raise ValueError('x' * 3_000_000)", "e = ValueError(); e.add_note('x' * 3_000_000); raise e"]
)
def test_an_expected_exception_has_a_limit_too(executor, program, source):
    with pytest.raises(CellError, match=r"the text of its ValueError is longer than") as caught:
        executor.execute(program(source, raises="ValueError"))

    assert len(str(caught.value.detail)) < 10_000


def test_a_lone_surrogate_is_an_error_of_the_cell_and_escaped_in_stderr_as_in_python(executor, program):
    with pytest.raises(CellError, match="UnicodeEncodeError"):
        executor.execute(program("print(chr(0xD800))"))
    with pytest.raises(CellError, match="UnicodeEncodeError"):
        executor.execute(program("display({'text/html': chr(0xD800)}, raw=True)"))
    with pytest.raises(CellError, match=r"^ValueError: \\ud800$"):
        executor.execute(program("raise ValueError(chr(0xD800))"))

    for source in ("import sys; print(chr(0xD800), file=sys.stderr)", "import warnings; warnings.warn(chr(0xD800))"):
        assert written(outputs(executor, program(source))[0])["stderr"].endswith("\\ud800\n")


@pytest.mark.parametrize("work", ["return 1 / 0", "raise SystemExit(0)", "raise KeyboardInterrupt", "return 5"])
def test_an_exception_that_cannot_be_printed_is_reported(executor, program, work):
    source = f"class Odd(Exception):\n    def __str__(self): {work}\nraise Odd"
    with pytest.raises(CellError, match=r"Odd: <str\(\) of the exception failed>"):
        executor.execute(program(source))


@pytest.mark.parametrize(
    "notes, shown",
    [("5", ["5"]), ("'one'", ["one"]), ("None", []), ("[]", []), ("['a', 5]", ["a", "5"]), ("[Odd()]", ["<str() of"])],
)
def test_notes_of_any_kind_are_shown_as_far_as_they_can_be(executor, program, notes, shown):
    source = f"class Odd:\n    def __str__(self): 1 / 0\ne = ValueError('v'); e.__notes__ = {notes}; raise e"
    with pytest.raises(CellError, match=r"^ValueError: v$"):
        executor.execute(program(source))
    _, head, *lines = outputs(executor, program(source, raises="ValueError"))[0][0]["traceback"]

    assert head == "ValueError: v" and [line[:9] for line in lines] == shown


def test_a_page_can_interrupt_itself_as_in_jupyter(executor, program):
    with pytest.raises(CellError, match="KeyboardInterrupt"):
        executor.execute(program("import _thread, time; _thread.interrupt_main(); time.sleep(600)"))


@pytest.mark.parametrize("name, text", [("stderr", "x"), ("stdout", "\ra")])
def test_many_writes_take_no_longer_than_as_many_characters_at_once(name, text):
    recorder = Recorder()
    recorder.write("stdout", "x" * 900_000)
    for _ in range(500_000):  # what grows with the square would not end today
        recorder.write(name, text)

    assert len("".join(output["text"] for output in recorder.finish())) in (900_000, 1_400_000)


def test_a_long_line_takes_no_longer_than_many_short_ones():
    recorder = Recorder()
    recorder.write("stdout", "x" * 1_900_000)  # a search that grows with the square would not end today

    assert len(recorder.finish()[0]["text"]) == 1_900_000
