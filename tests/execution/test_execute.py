import base64
import io
import os
import re
import signal

import pytest
from PIL import Image

from execution.cell import CellError
from execution.execute import STARTUP


def texts(results):
    return [
        [
            output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue")
            for output in r["outputs"]
        ]
        for r in results
    ]


def test_state_flows_from_cell_to_cell_and_values_see_it(executor, program):
    results, values, _ = executor.execute(program("x = 1", "x += 1\nx", values=[("x", 1), ("x * 10", 2)]))

    assert texts(results) == [[], ["2"]]
    assert values == ["1", "20"]


def test_each_program_starts_clean(executor, program):
    executor.execute(program("leftover = 1"))

    with pytest.raises(CellError, match="NameError: name 'leftover' is not defined"):
        executor.execute(program("leftover"))


def test_streams_keep_their_order(executor, program):
    source = "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\n4"
    outputs = executor.execute(program(source))[0][0]["outputs"]

    assert [(output.get("name"), *texts([{"outputs": [output]}])[0]) for output in outputs] == [
        ("stdout", "1\n"), ("stderr", "2\n"), ("stdout", "3\n"), (None, "4"),
    ]  # fmt: skip


def test_what_c_code_and_programs_write_is_recorded(executor, program):
    results, *_ = executor.execute(
        program("import os\nos.write(1, b'from C\\n');", "import os\nos.system('echo from a shell');")
    )

    assert texts(results) == [["from C\n"], ["from a shell\n"]]


def test_of_a_rewritten_line_the_last_state_stays(executor, program):
    assert texts(executor.execute(program(r"print('10 %\r50 %\r100 %')"))[0]) == [["100 %\n"]]


def test_figures_are_svg_with_text_as_text_and_the_same_each_time(executor, program):
    one = program("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('epoch');")
    first, second = (executor.execute(one)[0][0]["outputs"][-1]["data"]["image/svg+xml"] for _ in range(2))

    assert ">epoch</text>" in first
    assert first == second


def test_grey_pictures_are_stored_as_grey_and_lose_nothing(executor, program):
    source = "import matplotlib.pyplot as plt\nplt.imshow([[0, 1], [2, 3]], cmap='{}', interpolation='none');"
    images = []
    for cmap in ("gray", "viridis"):
        svg = executor.execute(program(source.format(cmap)))[0][0]["outputs"][-1]["data"]["image/svg+xml"]
        data = re.search(r'base64,([^"]+)"', svg)[1]
        images.append(Image.open(io.BytesIO(base64.b64decode(data))))

    assert [image.mode for image in images] == ["L", "RGBA"]
    assert sorted(images[0].tobytes()) == [0, 85, 170, 255]


def test_an_expected_exception_becomes_an_output(executor, program):
    results, *_ = executor.execute(program("x = 1\n1 / 0", raises="ZeroDivisionError"))

    assert results[0]["outputs"][0]["traceback"] == ["----> 2 1 / 0", "ZeroDivisionError: division by zero"]


def test_the_notes_of_an_expected_exception_are_shown_as_in_its_traceback(executor, program):
    source = "error = ValueError('a'); error.add_note('b\\nc'); error.add_note('d'); raise error"
    (output,) = executor.execute(program(source, raises="ValueError"))[0][0]["outputs"]

    assert (output["evalue"], output["traceback"][1:]) == ("a", ["ValueError: a", "b\nc", "d"])


def test_an_expected_warning_becomes_an_output_without_paths(executor, program):
    results, *_ = executor.execute(program("import warnings\nwarnings.warn('careful')", warns="UserWarning"))

    assert texts(results) == [["UserWarning: careful\n"]]


@pytest.mark.parametrize(
    "source, options, message",
    [
        ("1 / 0", {}, "ZeroDivisionError: division by zero"),
        ("x = ", {}, "SyntaxError"),
        ("1", {"raises": "ValueError"}, "must raise ValueError, but raised nothing"),
        ("1 / 0", {"raises": "ValueError"}, "must raise ValueError, but raised ZeroDivisionError"),
        ("1", {"warns": "UserWarning"}, "must warn UserWarning, but warned nothing"),
        ("import os; os._exit(0)", {}, "ended with exit code 0"),
        ("import os; os._exit(3)", {}, "ended with exit code 3"),
        ("import sys; sys.exit()", {}, "SystemExit"),
        ("import ctypes; ctypes.string_at(0)", {}, "SIGSEGV"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", {}, "SIGKILL"),
        ("print('x' * 3_000_000)", {}, "longer than 2,000,000 characters"),
    ],
)
def test_every_failure_names_its_cell(executor, program, source, options, message):
    bad = program("x = 1", source, **options)
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(bad)

    assert caught.value.report(bad).startswith("page.md:20: cell 2: ")


def test_the_report_shows_the_failing_line_and_the_last_frames(executor, program):
    bad = program("def f(x):\n    return 1 / x", "x = 0\nf(x)")
    with pytest.raises(CellError) as caught:
        executor.execute(bad)
    report = caught.value.report(bad)

    assert "----> 2 f(x)" in report
    assert "return 1 / x" in report
    assert "interactiveshell" not in report


@pytest.mark.parametrize("source", ["\n  \n1 / 0", "\n  \n1 /"])
def test_blank_lines_before_the_code_count(executor, program, source):
    with pytest.raises(CellError) as caught:
        executor.execute(program(source))

    assert f"----> 3 {source.strip()}" in caught.value.detail


def test_a_live_value_that_fails_names_itself(executor, program):
    bad = program("x = 1", values=[("y", 1)])
    with pytest.raises(CellError) as caught:
        executor.execute(bad)

    assert caught.value.report(bad) == "page.md: {python} y: NameError: name 'y' is not defined"


def test_a_cell_that_runs_too_long_is_stopped_with_all_it_started(executor, program, tmp_path, eventually):
    pid_file = tmp_path / "pid"
    source = (
        f"import subprocess\np = subprocess.Popen(['sleep', '600'])\nopen({str(pid_file)!r}, 'w').write(str(p.pid));"
    )
    with pytest.raises(CellError, match=r"took longer than 2 s"):
        executor.execute(program(source, "while True: pass", timeout=2))

    assert eventually(lambda: not os.path.exists(f"/proc/{pid_file.read_text()}"))


def test_the_limit_is_for_each_cell_not_for_the_page(executor, program, monkeypatch):
    started = []
    monkeypatch.setattr("execution.execute._Timer.start", lambda timer, seconds: started.append(seconds))
    executor.execute(program("1", "2", "3", timeout=5))

    assert started == [STARTUP, 60, 60, 5]


def test_a_killed_warm_process_is_replaced(new_executor, program):
    executor = new_executor()
    executor.execute(program("1"))
    os.kill(executor.kernels.server.pid, signal.SIGKILL)
    executor.kernels.server.wait()

    assert texts(executor.execute(program("6 * 7"))[0]) == [["42"]]


def test_closing_ends_the_warm_process(new_executor, program):
    executor = new_executor()
    executor.execute(program("1"))
    server = executor.kernels.server
    executor.close()

    assert server.returncode == 0


def test_without_fork_pages_run_too(new_executor, program):
    executor = new_executor(fork=False)
    results, values, _ = executor.execute(program("x = 6", "print('hi')\nx", values=[("x", 2)]))

    assert texts(results) == [[], ["hi\n", "6"]]
    assert values == ["6"]
    with pytest.raises(CellError, match=r"killed|exit code"):
        executor.execute(program("import os; os._exit(0)"))


def test_torch_runs_on_one_thread(new_executor, program):
    results, *_ = new_executor(preload=("torch",)).execute(program("import torch\ntorch.get_num_threads()"))

    assert texts(results) == [["1"]]


def test_addresses_and_machine_paths_do_not_leak(executor, program):
    source = "import os, torch\nprint(object(), torch.__file__, os.getcwd() + '/data')\nobject()"
    printed, shown = texts(executor.execute(program(source))[0])[0]

    assert "0x…" in printed and "0x…" in shown
    assert os.sep + "site-packages" not in printed and printed.rstrip().endswith(" data")
