"""Under a server a page goes on from its first changed cell, and shows what a run from the top would show."""

import contextlib
import itertools
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from execution.cell import Cell, CellError, Program, Value
from execution.execute import Executor
from execution.kernels import Kernels
from execution.resume import kernels
from execution.settings import Input, Settings

SLOW = "import time; time.sleep(1)"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere pages always run from the top")
pytestmark = [LINUX, pytest.mark.check]  # each case has a slow cell
names = itertools.count()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """What executes programs under a server, in a project of its own."""
    inputs = (Input("DATA", ("*.bin",)),)
    root = tmp_path_factory.mktemp("project")
    executor = Executor(Settings(root, preload=(), timeout=60, inputs=inputs, environment=("LEVEL",)), resume=True)
    yield executor
    executor.close()


@pytest.fixture
def page(tmp_path):
    """Make versions of one page; its first cell notes each time that it runs."""
    name, log = f"page-{next(names)}.md", tmp_path / "log"

    def make(*sources, values=()):
        first = f"# {name}\nwith open({str(log)!r}, 'a') as log: log.write('x')"
        cells = [Cell(source, line=10 * n) for n, source in enumerate((first, *sources), 1)]
        return Program(name, cells, [Value(*value) for value in values])

    make.starts = lambda: len(log.read_text())
    return make


def shown(run):
    return [result["outputs"] for result in run.results], run.values


def processes(warm):
    """Return {pid: name} of a warm process and all that come from it, zombies included."""
    rows = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, rest = re.match(r"\d+ \((.*)\) . (\d+)", path.read_text()).groups()
            rows[path.parent.name] = name, rest
    found = {str(warm)} & rows.keys()
    while more := {pid for pid, (_, parent) in rows.items() if parent in found} - found:
        found |= more
    return {pid: rows[pid][0] for pid in found}


def copies(server):
    """Return the processes that are copies."""
    return {pid for pid, name in processes(server.kernels.server.pid).items() if name == "page copy"}


def alive(pids):
    return [pid for pid in pids if os.path.exists(f"/proc/{pid}/exe") and os.path.lexists(f"/proc/{pid}/cwd")]


STATE = """import random, numpy, matplotlib.pyplot as plt
random.seed(0); numpy.random.seed(0); random.random()
numbers, handle = iter(range(9)), display(0, display_id=True)
plt.figure().set_label('kept'); plt.close()
next(numbers)"""
LATER = """handle.update(7)
print(next(numbers), random.random(), numpy.random.rand(), type(_).__name__)
plt.plot([1, 2]); plt.title(plt.gcf().number);"""


def test_an_edited_cell_goes_on_from_there_and_shows_what_a_run_from_the_top_shows(server, executor, page):
    values = [("random.getstate()[1][0]", 2), ("next(numbers)", 3)]
    server.execute(page(STATE, SLOW, "1", values=values))
    edited = page(STATE, SLOW, LATER, values=values)
    run = server.execute(edited)

    assert page.starts() == 1
    assert shown(run) == shown(executor.execute(edited)) and len(run.results) == 4


def test_the_latest_copy_above_the_edit_serves_again_and_again(server, page, tmp_path):
    log = tmp_path / "later"
    later = f"with open({str(log)!r}, 'a') as file: file.write('y')"
    server.execute(page(SLOW, later, SLOW, "0"))
    shows = [server.execute(page(SLOW, later, SLOW, str(n))).results[-1]["outputs"] for n in range(1, 4)]
    assert (page.starts(), log.read_text()) == (1, "y")

    run = server.execute(page(SLOW, later + "\n'new'", SLOW, "3"))
    assert (page.starts(), log.read_text()) == (1, "yy")
    assert [o["data"]["text/plain"] for (o,) in shows] == ["1", "2", "3"] and len(run.results) == 5


@pytest.mark.parametrize(
    "what", ["a cell above", "a value above", "a module", "an input", "a variable", "a file", "a list"]
)
def test_what_changes_above_has_the_page_run_from_the_top(server, page, monkeypatch, what):
    monkeypatch.setenv("LEVEL", "1")
    root = server.settings.root
    for name in ("module.py", "data.bin", "read.txt", "listed/a"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x = 1")
    uses = "import module, os\nDATA = 1\nopen('read.txt').read(), os.listdir('listed')"
    server.execute(page(uses, SLOW, "1", values=[("module.x", 2)]))
    server.execute(page(uses, SLOW, "2", values=[("module.x", 2)]))
    assert page.starts() == 1

    monkeypatch.setenv("LEVEL", "2" if what == "a variable" else "1")
    if changed := {"a module": "module.py", "an input": "data.bin", "a file": "read.txt", "a list": "listed/b"}.get(
        what
    ):
        (root / changed).write_text("x = 2")
    uses += "\n1" * (what == "a cell above")
    run = server.execute(page(uses, SLOW, "3", values=[("module.x + 0" if what == "a value above" else "module.x", 2)]))
    (root / "listed/b").unlink(missing_ok=True)

    assert page.starts() == 2 and run.values == ["2" if what == "a module" else "1"]


OWN = {
    "a thread": "import threading\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()",
    "a process": "import subprocess\nsubprocess.Popen(['sleep', '600']);",
    "a process that it has abandoned": "import os\nos.system('sleep 600 &');",
    "a file open to write": "import tempfile\nfile = tempfile.TemporaryFile()",
    "an open device": "file = open(__import__('os').devnull)",
    "shared memory": "import mmap\nshared = mmap.mmap(-1, 100)",
    "a file that it has written": "open('out-1.txt', 'w').close()",
    "a file that it has changed": "open('old.txt', 'r+').close()",
    "a file that C code has written": "import torch\ntorch.save(1, 'out.pt')",
    "a file that another program has written": "import os\nos.system('echo 1 > out-2.txt');",
    "a file that it has removed": "import os\nos.unlink('old.txt')",
    "heavy temporary files": "import os\nopen(os.environ['TMPDIR'] + '/x', 'wb').write(bytes(70_000_000));",
}


@pytest.mark.parametrize("what", OWN)
def test_a_page_that_has_more_than_memory_leaves_no_copy(server, page, what):
    (server.settings.root / "old.txt").touch()
    time.sleep(0.02)  # the clock of files has coarse ticks
    server.execute(page("import time\n" + OWN[what], SLOW, "1"))

    assert not [copy for copy in server.kernels.copies if copy.page == page().page], what


def test_a_file_that_a_page_reads_on_stands_where_it_stood(server, executor, page, tmp_path):
    lines = tmp_path / "lines.txt"
    lines.write_text("".join(f"{n}\n" * 5000 for n in range(9)))  # more than one buffer holds
    opens = (
        f"file = open({str(lines)!r})\nimport matplotlib.pyplot as plt\nplt.plot([1]); plt.title('keeps fonts open');"
    )
    reads = "[next(file) for _ in range(4000)][-1]"
    server.execute(page(opens, SLOW, reads + "\n0"))
    edited = page(opens, SLOW, reads, reads, reads)
    run = server.execute(edited)

    assert page.starts() == 1 and shown(run) == shown(executor.execute(edited))


def test_what_has_ended_before_a_copy_is_left_does_not_matter(server, page):
    ended = (
        "import threading, subprocess\nt = threading.Thread(target=print); t.start(); t.join()\nsubprocess.run('true');"
    )
    server.execute(page(ended, SLOW, "1"))
    server.execute(page(ended, SLOW, "2"))

    assert page.starts() == 1


def test_temporary_files_are_as_they_were(server, executor, page):
    writes = "import os, tempfile, pathlib\nfolder = pathlib.Path(tempfile.mkdtemp())\n(folder / 'a').write_text('1')"
    removes = "(folder / 'a').unlink(); (folder / 'b').touch()"
    server.execute(page(writes, SLOW, removes, "1"))
    server.execute(page(writes, SLOW, removes + "\n2", "1"))
    edited = page(
        writes, SLOW, "[p.name for p in folder.iterdir()], (folder / 'a').read_text()", "os.environ['TMPDIR']"
    )
    run = server.execute(edited)

    assert page.starts() == 1 and shown(run) == shown(executor.execute(edited))


def test_what_the_cells_read_is_that_of_the_whole_run(server, page):
    for name in "abcd":
        (server.settings.root / name).write_text(name)
    child = "import os\nif not os.fork(): open('c').read(); os._exit(0)\nos.wait();"
    server.execute(page("open('a').read()", child, SLOW, "1"))
    runs = [server.execute(page("open('a').read()", child, SLOW, f"open('{name}').read()")) for name in "bd"]

    assert page.starts() == 1 and [set(run.reads) for run in runs] == [{"a", "b", "c"}, {"a", "c", "d"}]


def test_a_page_that_failed_goes_on_too_and_tells_again_what_was_wrong_above(server, page):
    for source in ("1 / 0", "'mended'"):
        program = page("display(1)\n1 / 1", SLOW, source)
        if source == "1 / 0":
            with pytest.raises(CellError, match="ZeroDivisionError"):
                server.execute(program)
        else:
            run = server.execute(program)
    assert page.starts() == 1 and run.results[-1]["outputs"][0]["data"]["text/plain"] == "'mended'"

    noisy = "class Bad:\n    def _repr_html_(self): raise ValueError('odd')\nBad()"
    for source in ("1", "2"):
        with pytest.raises(CellError) as caught:
            server.execute(page(noisy, SLOW, source))
        assert (page.starts(), caught.value.cell) == (2, 1) and "ValueError: odd" in caught.value.message


def test_two_programs_that_could_go_on_from_one_copy_do_not_mix_their_files(server, page):
    writes = "import os, time\nfolder = os.environ['TMPDIR']"
    server.execute(page(writes, SLOW, "1"))
    ends = [f"open(folder + '/{n}', 'w').close(); time.sleep(1); os.listdir(folder)" for n in range(3)]
    with ThreadPoolExecutor() as pool:
        runs = pool.map(server.execute, [page(writes, SLOW, end) for end in ends])
    texts = [run.results[-1]["outputs"][0]["data"]["text/plain"] for run in runs]

    assert texts == ["['0']", "['1']", "['2']"] and page.starts() == 3


def test_a_killed_copy_costs_a_run_from_the_top(server, page, eventually):
    before = copies(server)
    server.execute(page(SLOW, "1"))
    assert eventually(lambda: len(copies(server) - before) == 1)
    (copy,) = copies(server) - before
    os.kill(int(copy), signal.SIGKILL)
    assert eventually(lambda: copy not in copies(server))
    run = server.execute(page(SLOW, "2"))

    assert page.starts() == 2 and run.results[-1]["outputs"][0]["data"]["text/plain"] == "2"


@pytest.fixture
def new_server(tmp_path, monkeypatch):
    """Start what executes programs under a server, with temporary files of its own."""
    for name in ("project", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    server = Executor(Settings(tmp_path / "project", preload=(), timeout=60), resume=True)
    yield server
    server.close()


def test_twenty_edits_leave_one_copy_and_closing_leaves_nothing(new_server, page, eventually, tmp_path):
    for n in range(21):
        new_server.execute(page(SLOW, str(n)))
    warm = new_server.kernels.server.pid
    assert page.starts() == 1
    assert eventually(lambda: sorted(processes(warm).values()) == ["page copy", "python"]), processes(warm)

    left = processes(warm)
    new_server.close()
    assert eventually(lambda: not alive(left)) and not list((tmp_path / "temporary").iterdir())


def test_a_full_limit_ends_the_oldest_first_and_short_memory_all(new_server, page, monkeypatch, eventually):
    monkeypatch.setattr(kernels, "COPIES", 2)
    seen = []
    for n in range(4):
        new_server.execute(page(SLOW, f"{n}", SLOW, "1"))
        seen.append([copy.cell for copy in new_server.kernels.copies])
        assert eventually(lambda: len(copies(new_server)) == 2)
    other = Program("other.md", [Cell("2"), Cell(SLOW), Cell("3")])
    new_server.execute(other)
    assert seen == [[2, 4]] * 4
    assert [(copy.page, copy.cell) for copy in new_server.kernels.copies] == [(page().page, 4), ("other.md", 2)]

    monkeypatch.setattr(kernels, "available", lambda: 0.0)
    new_server.execute(other)
    assert not new_server.kernels.copies and eventually(lambda: not copies(new_server))


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_however_the_server_stops_its_copies_end(eventually, tmp_path, stop):
    for name in ("project", "temporary"):
        (tmp_path / name).mkdir()
    code = (
        "import sys\nfrom pathlib import Path\nfrom execution.cell import Cell, Program\n"
        "from execution.execute import Executor\nfrom execution.settings import Settings\n"
        f"server = Executor(Settings(Path({str(tmp_path / 'project')!r}), preload=()), resume=True)\n"
        f"server.execute(Program('p', [Cell({SLOW!r}), Cell('1')]))\n"
        "print(server.kernels.server.pid, flush=True)\nsys.stdin.read()"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment,
    ) as host:  # fmt: skip
        warm = int(host.stdout.readline())
        left = processes(warm)
        assert sorted(set(left.values())) == ["page copy", "python"]
        host.send_signal(stop)
        host.wait(60)

    assert eventually(lambda: not alive(left)) and eventually(lambda: not list((tmp_path / "temporary").iterdir()))


def test_without_fork_and_without_a_server_nothing_is_left(settings):
    assert {type(Executor(settings, fork=fork, resume=not fork).kernels) for fork in (True, False)} == {Kernels}
