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


def test_state_flows_from_cell_to_cell_and_values_see_it(workers, program):
    results, values, _ = workers.run(program("x = 1", "x += 1\nx", values=[("x", 1), ("x * 10", 2)]))

    assert texts(results) == [[], ["2"]]
    assert values == ["1", "20"]


def test_each_program_starts_clean(workers, program):
    workers.run(program("leftover = 1"))

    with pytest.raises(CellError, match="NameError: name 'leftover' is not defined"):
        workers.run(program("leftover"))


def test_streams_keep_their_order(workers, program):
    source = "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\n4"
    outputs = workers.run(program(source))[0][0]["outputs"]

    assert [(output.get("name"), *texts([{"outputs": [output]}])[0]) for output in outputs] == [
        ("stdout", "1\n"), ("stderr", "2\n"), ("stdout", "3\n"), (None, "4"),
    ]  # fmt: skip


def test_what_c_code_and_programs_write_is_recorded(workers, program):
    results, *_ = workers.run(
        program("import os\nos.write(1, b'from C\\n');", "import os\nos.system('echo from a shell');")
    )

    assert texts(results) == [["from C\n"], ["from a shell\n"]]


def test_of_a_rewritten_line_the_last_state_stays(workers, program):
    assert texts(workers.run(program(r"print('10 %\r50 %\r100 %')"))[0]) == [["100 %\n"]]


def test_figures_are_svg_with_text_as_text_and_the_same_each_time(workers, program):
    one = program("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('epoch');")
    first, second = (workers.run(one)[0][0]["outputs"][-1]["data"]["image/svg+xml"] for _ in range(2))

    assert ">epoch</text>" in first
    assert first == second


def test_grey_pictures_are_stored_as_grey_and_lose_nothing(workers, program):
    source = "import matplotlib.pyplot as plt\nplt.imshow([[0, 1], [2, 3]], cmap='{}', interpolation='none');"
    images = []
    for cmap in ("gray", "viridis"):
        svg = workers.run(program(source.format(cmap)))[0][0]["outputs"][-1]["data"]["image/svg+xml"]
        data = re.search(r'base64,([^"]+)"', svg)[1]
        images.append(Image.open(io.BytesIO(base64.b64decode(data))))

    assert [image.mode for image in images] == ["L", "RGBA"]
    assert sorted(images[0].tobytes()) == [0, 85, 170, 255]


def test_an_expected_exception_becomes_an_output(workers, program):
    results, *_ = workers.run(program("x = 1\n1 / 0", raises="ZeroDivisionError"))

    assert results[0]["outputs"][0]["traceback"] == ["----> 2 1 / 0", "ZeroDivisionError: division by zero"]


def test_an_expected_warning_becomes_an_output_without_paths(workers, program):
    results, *_ = workers.run(program("import warnings\nwarnings.warn('careful')", warns="UserWarning"))

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
def test_every_failure_names_its_cell(workers, program, source, options, message):
    bad = program("x = 1", source, **options)
    with pytest.raises(CellError, match=message) as caught:
        workers.run(bad)

    assert caught.value.report(bad).startswith("page.md:20: cell 2: ")


def test_the_report_shows_the_failing_line_and_the_last_frames(workers, program):
    bad = program("def f(x):\n    return 1 / x", "x = 0\nf(x)")
    with pytest.raises(CellError) as caught:
        workers.run(bad)
    report = caught.value.report(bad)

    assert "----> 2 f(x)" in report
    assert "return 1 / x" in report
    assert "interactiveshell" not in report


def test_a_live_value_that_fails_names_itself(workers, program):
    bad = program("x = 1", values=[("y", 1)])
    with pytest.raises(CellError) as caught:
        workers.run(bad)

    assert caught.value.report(bad) == "page.md: {python} y: NameError: name 'y' is not defined"


def test_a_cell_that_runs_too_long_is_stopped_with_all_it_started(workers, program, tmp_path, eventually):
    pid_file = tmp_path / "pid"
    source = (
        f"import subprocess\np = subprocess.Popen(['sleep', '600'])\nopen({str(pid_file)!r}, 'w').write(str(p.pid));"
    )
    with pytest.raises(CellError, match=r"took longer than 2 s"):
        workers.run(program(source, "while True: pass", timeout=2))

    assert eventually(lambda: not os.path.exists(f"/proc/{pid_file.read_text()}"))


def test_the_limit_is_for_each_cell_not_for_the_page(workers, program, monkeypatch):
    started = []
    monkeypatch.setattr("execution.execute._Timer.start", lambda timer, seconds: started.append(seconds))
    workers.run(program("1", "2", "3", timeout=5))

    assert started == [STARTUP, 60, 60, 5]


def test_a_killed_warm_process_is_replaced(new_workers, program):
    workers = new_workers()
    workers.run(program("1"))
    os.kill(workers.processes.server.pid, signal.SIGKILL)
    workers.processes.server.wait()

    assert texts(workers.run(program("6 * 7"))[0]) == [["42"]]


def test_closing_ends_the_warm_process(new_workers, program):
    workers = new_workers()
    workers.run(program("1"))
    server = workers.processes.server
    workers.close()

    assert server.returncode == 0


def test_without_fork_pages_run_too(new_workers, program):
    workers = new_workers(fork=False)
    results, values, _ = workers.run(program("x = 6", "print('hi')\nx", values=[("x", 2)]))

    assert texts(results) == [[], ["hi\n", "6"]]
    assert values == ["6"]
    with pytest.raises(CellError, match=r"killed|exit code"):
        workers.run(program("import os; os._exit(0)"))


def test_torch_runs_on_one_thread(new_workers, program):
    results, *_ = new_workers(preload=("torch",)).run(program("import torch\ntorch.get_num_threads()"))

    assert texts(results) == [["1"]]


def test_addresses_and_machine_paths_do_not_leak(workers, program):
    source = "import os, torch\nprint(object(), torch.__file__, os.getcwd() + '/data')\nobject()"
    printed, shown = texts(workers.run(program(source))[0])[0]

    assert "0x…" in printed and "0x…" in shown
    assert os.sep + "site-packages" not in printed and printed.rstrip().endswith(" data")
