"""Cells that misbehave: the build hears of it with page and line, nothing wrong is kept, no process is left."""

import contextlib
import os
import signal
import subprocess
import sys
import threading

import pytest

from execution.cell import CellError
from execution.keep.cache import Claims
from execution.kernel.recorder import Recorder

pytestmark = pytest.mark.check  # kills, limits, waiting


def first(run):
    """Return the texts of the first cell."""
    return [o.get("text") or o["data"]["text/plain"] for o in run.results[0]["outputs"]]


@pytest.mark.parametrize(
    "source, message",
    [
        ("for n in range(1_000_000): print(n)", "longer than 2,000,000 characters"),
        ("'x' * 100_000_000", "longer than 2,000,000 characters"),
        ("try:\n    print('x' * 100_000_000)\nexcept Exception:\n    pass", "longer than 2,000,000 characters"),
        ("import os; os.write(1, b'x' * 100_000_000);", "longer than 2,000,000 characters"),
        ("import os; os.system('yes | head -c 3000000');", "longer than 2,000,000 characters"),
        ("from IPython.display import HTML; HTML('x' * 100_000_000)", "longer than 2,000,000 characters"),
        ("import threading; threading.stack_size(); import os; os.abort()", "SIGABRT"),
        ("def f(): f()\nf()", "RecursionError"),
        ("input()", "EOFError|StdinNotImplementedError"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise BaseException('odd')", "BaseException: odd"),
        ("import sys; sys.exit('bye')", "SystemExit: bye"),
    ],
)
def test_a_cell_that_goes_too_far_fails_and_names_its_line(executor, program, source, message):
    bad = program("x = 1", source)
    with pytest.raises(CellError, match=message) as caught:
        executor.execute(bad)

    assert caught.value.report(bad).startswith("page.md:20: cell 2: ")
    assert len(caught.value.report(bad)) < 5000


def test_a_cell_that_forks_goes_on_once(executor, program):
    source = "import os\npid = os.fork()\nif pid: os.waitpid(pid, 0)\nprint('parent' if pid else 'child')"
    run = executor.execute(program(source, "'end'"))

    assert sorted(first(run)[0].split()) == ["child", "parent"] and len(run.results) == 2


def test_a_child_that_outlives_its_cell_is_ended_with_the_page(executor, program, eventually):
    run = executor.execute(program("import subprocess\nsubprocess.Popen(['sleep', '600']).pid"))

    assert eventually(lambda: not os.path.exists(f"/proc/{first(run)[0]}"))


@pytest.mark.parametrize("ending", ["1", "import time; time.sleep(600)"])
def test_a_grandchild_in_a_session_of_its_own_is_ended_too(executor, program, tmp_path, eventually, ending):
    pid = tmp_path / "pid"
    code = f"import subprocess; subprocess.Popen(['sh', '-c', 'sleep 600 & echo $! > {pid}'], start_new_session=True)"
    bad = program(code + ".wait()", ending, timeout=1 if "sleep" in ending else None)
    with contextlib.suppress(CellError):
        executor.execute(bad)

    assert eventually(lambda: not os.path.exists(f"/proc/{pid.read_text().strip()}"))


def test_threads_may_print_while_and_after_their_cell(executor, program):
    source = (
        "import threading, time\n"
        "def work():\n    for _ in range(50):\n        print('.', end='')\n        time.sleep(0.005)\n"
        "threads = [threading.Thread(target=work) for _ in range(4)]\nfor t in threads: t.start()"
    )
    run = executor.execute(program(source, "for t in threads: t.join()"))
    dots = "".join(o["text"] for result in run.results for o in result["outputs"])

    assert dots == "." * 200


def test_what_a_thread_prints_between_two_cells_belongs_to_the_next():
    recorder = Recorder()
    recorder.write("stdout", "first")
    texts = [recorder.finish()]
    recorder.write("stdout", "late ")
    recorder.begin()
    recorder.write("stdout", "second")
    texts.append(recorder.finish())

    assert [output["text"] for (output,) in texts] == ["first", "late second"]


ENDLESS = {
    "Thread-1": "import threading\nthreading.Thread(target=threading.Event().wait, daemon={}).start()",
    "ForkProcess-1": "import multiprocessing, time\n"
    "multiprocessing.get_context('fork').Process(target=time.sleep, args=(600,), daemon={}).start()",
    "Task-": "import asyncio\ntask = asyncio.create_task(asyncio.sleep(600))\nif {}: task.cancel()",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_refused_unless_it_is_a_daemon(executor, program, name):
    run = executor.execute(program(ENDLESS[name].format(True), "'end'"))
    with pytest.raises(CellError, match=f"still runs at the end of the page: {name}") as caught:
        executor.execute(program(ENDLESS[name].format(False), "'end'"))

    assert run.results[1]["outputs"][0]["data"]["text/plain"] == "'end'" and caught.value.cell == 1


def test_workers_that_wait_for_work_do_not_hold_the_page(executor, program):
    source = (
        "import asyncio\nfrom concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()\n"
        "pool.submit(int).result(), await asyncio.to_thread(int)"
    )

    assert first(executor.execute(program(source))) == ["(0, 0)"]


LATE = {
    "thread": "import threading\nthreading.Thread(target=work).start()",
    "process": "import multiprocessing\nmultiprocessing.get_context('fork').Process(target=work).start()",
    "task": "import asyncio\nasync def later():\n    await asyncio.sleep(0.3)\n    print('late')\n"
    "task = asyncio.create_task(later())",
}


@pytest.mark.parametrize("kind", LATE)
def test_what_is_printed_after_the_last_cell_belongs_to_it(executor, program, kind):
    work = "import time\ndef work():\n    time.sleep(0.3)\n    print('late')\n"
    run = executor.execute(program("1", work + LATE[kind] + "\nprint('now')"))

    assert first(run) == ["1"] and [output["text"] for output in run.results[1]["outputs"]] == ["now\nlate\n"]


def test_the_next_cell_prints_though_the_last_replaced_or_closed_the_streams(executor, program):
    run = executor.execute(
        program(
            "import io, sys\nsys.stdout = io.StringIO()\nprint('kept there')", "sys.stdout.close()", "print('here')"
        )
    )

    assert [result["outputs"] for result in run.results[:2]] == [[], []]
    assert run.results[2]["outputs"][0]["text"] == "here\n"


def test_a_changed_working_directory_stays_in_its_page_and_leaks_no_path(executor, program):
    moved = executor.execute(program("import os, tempfile\nhome = os.getcwd()\nos.chdir(tempfile.gettempdir())\nhome"))

    assert first(moved) == ["'.'"]
    assert first(executor.execute(program("import os\nos.getcwd()"))) == ["'.'"]


def test_memory_is_limited_and_the_message_names_the_setting(new_executor, program):
    executor = new_executor(memory=1.0)
    with pytest.raises(CellError, match=r"MemoryError \(the limit is `memory` in \[tool.execution\]"):
        executor.execute(program("x = []\nwhile True: x.append(bytearray(50_000_000))"))
    enough = executor.execute(program("len(bytearray(50_000_000))"))

    assert first(enough) == ["50000000"]


def test_a_cell_may_have_a_limit_of_its_own(new_executor, program):
    executor = new_executor(timeout=1)

    assert first(executor.execute(program("import time; time.sleep(2); 'done'", timeout=60))) == ["'done'"]
    with pytest.raises(CellError, match="took longer than 1 s and was stopped"):
        executor.execute(program("import time; time.sleep(600)"))


def test_what_a_process_takes_to_start_is_not_time_of_its_first_cell(settings, new_executor, program):
    (settings.root / "slow_library.py").write_text("import time; time.sleep(2)\n")
    executor = new_executor(timeout=1, preload=("slow_library",))

    assert first(executor.execute(program("'done'", timeout=60))) == ["'done'"]


@pytest.mark.parametrize("fork", [True, False])
def test_the_process_of_a_page_ends_with_the_build(settings, fork, eventually, tmp_path):
    code = (
        "import sys\nfrom execution.cell import Cell, Program\nfrom execution.execute import Executor\n"
        "from execution.settings import Settings\nfrom pathlib import Path\n"
        f"source = \"import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(600)\"\n"
        f"Executor(Settings(Path({str(tmp_path)!r}), preload=()), fork={fork}).execute(Program('p', [Cell(source)]))"
    )

    build = subprocess.Popen([sys.executable, "-c", code])
    pid = tmp_path / "pid"
    assert eventually(lambda: pid.exists() and pid.read_text())
    build.kill()
    build.wait()

    assert eventually(lambda: not os.path.exists(f"/proc/{pid.read_text()}"))


def test_stopping_ends_what_runs_and_what_comes_later(new_executor, program):
    executor, errors, running = new_executor(), [], threading.Event()

    def run():
        try:
            executor.execute(program("import time; time.sleep(600)", timeout=600), lambda cell: running.set())
        except CellError as error:
            errors.append(error.message)

    thread = threading.Thread(target=run)
    thread.start()
    assert running.wait(60)
    executor.stop()
    thread.join(60)
    run()

    assert len(errors) == 2


def test_a_killed_warm_process_does_not_take_the_pages_with_it(new_executor, program, tmp_path):
    executor, runs, running, go = new_executor(), [], threading.Event(), tmp_path / "go"
    page = program(f"import os, time\nwhile not os.path.exists({str(go)!r}): time.sleep(0.01)\n'alive'")
    thread = threading.Thread(target=lambda: runs.append(executor.execute(page, lambda cell: running.set())))
    thread.start()
    assert running.wait(60)
    os.kill(executor.kernels.server.pid, signal.SIGKILL)
    go.touch()
    thread.join(60)

    assert first(runs[0]) == ["'alive'"]


def test_a_claim_waits_for_the_other_process_only(tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\nfrom execution.keep.cache import Claims\n"
        f"with Claims(Path({str(tmp_path)!r})).claim('a' * 64):\n    print(1, flush=True)\n    sys.stdin.read()"
    )
    claims, refused = Claims(tmp_path), iter([False, False, True])
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.read(1)
        with claims.claim("b" * 64):
            pass  # at once
        with claims.claim("a" * 64, lambda: next(refused)):  # gives up when told so, having waited
            assert list(refused) == []
        other.stdin.close()
        with claims.claim("a" * 64):
            pass  # when the other has ended
    claims.close()
