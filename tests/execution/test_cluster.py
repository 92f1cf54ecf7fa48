"""Pages on a Dask cluster: workers in folders of their own give the entries that a local run gives, or are refused."""

import contextlib
import dataclasses
import json
import os
import re
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from execution.cell import Cell, Program
from execution.cluster import Cluster, execute
from execution.session import Session
from execution.settings import Input, Settings

pytestmark = pytest.mark.check
ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "pyproject.toml": '[tool.execution]\npages = ["docs"]\npreload = []\ninputs.DATA.files = ["data.bin"]\n',
    "module.py": "x = 1\n",
    "data.bin": "1",
    "read.txt": "read",
}
HERE = "import os\nwith open({!r}, 'a') as log: log.write(os.getcwd() + '\\n')"


def checkout(folder, **changes):
    """Write a project into folder, with changes to its files."""
    folder.mkdir()
    for name, text in (FILES | changes).items():
        (folder / name).write_text(text)
    return folder


@contextlib.contextmanager
def dask(kind, *arguments, cwd):
    """Run a scheduler or worker, as `dask scheduler` and `dask worker` do."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false"}
    with (cwd / f"{kind}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(tmp_path, eventually):
    """A scheduler on this machine: its address and process."""
    file = tmp_path / "scheduler.json"
    with dask(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file), cwd=tmp_path
    ) as process:
        assert eventually(lambda: file.exists() and file.read_text()), (tmp_path / "scheduler.log").read_text()
        yield json.loads(file.read_text())["address"], process


@pytest.fixture
def worker(scheduler):
    """Start workers, each in its checkout."""
    with contextlib.ExitStack() as stack:

        def start(folder, *arguments):
            arguments = (scheduler[0], "--nthreads", "1", "--no-nanny", "--name", folder.name, *arguments)
            return stack.enter_context(dask("worker", *arguments, cwd=folder))

        yield start


@pytest.fixture
def session(scheduler, tmp_path):
    """A session of a checkout, on the cluster."""
    with closing(Session(settings(checkout(tmp_path / "client"), scheduler[0]))) as session:
        yield session


def settings(root, scheduler=""):
    return Settings(root, pages=(), preload=(), timeout=60, inputs=(Input("DATA", ("data.bin",)),), scheduler=scheduler)


def program(*sources, page="page.md", **options):
    return Program(page, [Cell(source, line=10 * n) for n, source in enumerate(sources, 1)], **options)


def entries(folder):
    """Return {name: entry} of a cache, without when and how long a page ran."""
    found = {}
    for path in folder.glob("*.ipynb"):
        text = re.sub(r'"(seconds|date|checksum)": [^,\n]+', "", path.read_text())
        found[path.name] = text
    return found


def test_two_workers_in_two_folders_give_the_entries_of_a_local_run(session, worker, tmp_path):
    log = tmp_path / "log"
    for name in ("one", "two"):
        worker(checkout(tmp_path / name))
    both = f"import time\nwhile len(set(open({str(log)!r}))) < 2: time.sleep(0.05)"  # until each has begun a page
    reads = "DATA = open('read.txt').read()\nDATA"
    programs = [
        program(f"{HERE.format(str(log))}\nimport module\n{n}", both, reads, "print(module.x)") for n in range(6)
    ]
    programs.append(program("import time; time.sleep(0)\nopen('made.py', 'w').write('y = 2')", "import made\nmade.y"))
    programs[-1].page = "writes.md"
    session._connect()
    assert session._cluster.client.wait_for_workers(2) is None
    assert session.execute(programs) == []
    assert set(log.read_text().split()) == {str(tmp_path / "one"), str(tmp_path / "two")}

    with closing(Session(settings(checkout(tmp_path / "local")))) as local:
        assert local.execute(programs) == []  # of pages that wait for nothing: both are in the log
    assert entries(session.folder) == entries(local.folder) and len(entries(local.folder)) == 8
    assert session.executor.kernels.server is None and not (tmp_path / "one/.cache").exists()


def test_a_failing_page_says_on_a_cluster_what_it_says_here(session, worker, tmp_path):
    worker(checkout(tmp_path / "one"))
    bad = program("x = 0", "open('read.txt').read()\n1 / x", page="bad.md")
    ((_, error),) = session.execute([bad])
    session.start()
    with closing(Session(settings(session.settings.root))) as local:
        ((_, other),) = local.execute([bad])

    assert error.report(bad) == other.report(bad) and error.report(bad).startswith("bad.md:20: cell 2: ZeroDivision")
    assert error.reads == other.reads and set(other.reads) == {"read.txt"}


def test_a_worker_that_dies_loses_its_page_to_another(session, worker, tmp_path, eventually):
    begun, go = tmp_path / "begun", tmp_path / "go"
    waits = f"open({str(begun)!r}, 'a').write('x')\nwhile not os.path.exists({str(go)!r}): time.sleep(0.05)"
    first = worker(checkout(tmp_path / "one"))
    page, failures = program("import os, time\n" + waits, "'done'"), []
    thread = threading.Thread(target=lambda: failures.extend(session.execute([page])))
    thread.start()
    assert eventually(begun.exists)
    worker(checkout(tmp_path / "two"))
    first.kill()
    assert eventually(lambda: begun.read_text() == "xx")
    go.touch()
    thread.join(60)

    assert not thread.is_alive() and failures == []
    assert session.find(page)["cells"][1]["outputs"][0]["data"]["text/plain"] == "'done'"


@pytest.mark.parametrize(
    "change, says",
    [
        ({"module.py": "x = 2\n"}, "modules: module.py differs"),
        ({"data.bin": "2"}, "inputs: DATA: data.bin differs"),
        ({"read.txt": "other"}, "read.txt, which the page reads, differs"),
    ],
)
def test_a_worker_with_another_checkout_is_refused_by_name(session, worker, tmp_path, change, says):
    log, said = tmp_path / "log", []
    worker(checkout(tmp_path / "other", **change))
    programs = [
        program(f"import module\nDATA = open('read.txt').read()\n{HERE.format(str(log))}\n{n}", page=f"{n}.md")
        for n in range(3)
    ]
    session._connect()
    session._cluster.client.wait_for_workers(1)
    failures = session.execute(programs, said.append)
    assert [error.message for _, error in failures] == ["no worker has the same checkout"] * 3
    assert all(error.detail.startswith("tcp://127.0.0.1:") and says in error.detail for _, error in failures)
    assert len([line for line in said if "is refused" in line and says in line]) == 1

    worker(checkout(tmp_path / "same"))
    session._cluster.client.wait_for_workers(2)
    log.write_text("")
    session._known.clear()
    assert session.execute(programs) == []
    assert str(tmp_path / "same") in log.read_text()
    assert len(entries(session.folder)) == 3 and all('"read": ' not in text for text in entries(session.folder))


def test_another_version_of_a_package_is_refused_and_both_are_named(monkeypatch, tmp_path):
    import distributed

    from execution.keep import fingerprint

    monkeypatch.chdir(checkout(tmp_path / "here"))
    page = program("import numpy")
    wanted = fingerprint.ingredients(page, settings(tmp_path / "here"))
    monkeypatch.setattr(fingerprint, "_version", lambda name: "0.1")
    monkeypatch.setattr(fingerprint, "forget_versions", lambda: None)
    monkeypatch.setattr("execution.cluster.forget_versions", lambda: None)
    monkeypatch.setattr(distributed, "get_worker", lambda: type("Worker", (), {"address": "tcp://w"}))

    worker, differences = execute(page, wanted)
    assert worker == "tcp://w"
    assert f"distributions: numpy is 0.1 there, {wanted['distributions']['numpy']} here" in differences


def test_a_page_that_needs_a_resource_waits_for_a_worker_that_has_it(session, worker, tmp_path, eventually):
    log, said = tmp_path / "log", []
    worker(checkout(tmp_path / "plain"))
    page = program(HERE.format(str(log)), "1", resources={"GPU": 1})
    thread = threading.Thread(target=session.execute, args=([page], said.append))
    thread.start()
    assert eventually(lambda: any("waits for a worker with GPU" in line for line in said))
    assert not log.exists()
    worker(checkout(tmp_path / "gpu"), "--resources", "GPU=1")
    thread.join(60)

    assert not thread.is_alive() and log.read_text().split() == [str(tmp_path / "gpu")]


def test_a_scheduler_that_goes_fails_the_page_and_says_so(session, scheduler, worker, tmp_path, eventually):
    begun, errors = tmp_path / "begun", []
    worker(checkout(tmp_path / "one"))
    page = program(f"import time\nopen({str(begun)!r}, 'w').close()\ntime.sleep(600)")
    thread = threading.Thread(target=lambda: errors.extend(session.execute([page])))
    thread.start()
    assert eventually(begun.exists)
    scheduler[1].kill()
    thread.join(60)

    assert not thread.is_alive() and f"the Dask scheduler at {scheduler[0]} is gone" in errors[0][1].message


def test_no_scheduler_and_no_dask_say_what_to_do(tmp_path, monkeypatch):
    nobody = settings(tmp_path, "tcp://127.0.0.1:9")
    monkeypatch.setattr("execution.cluster.CONNECT", 1)
    with pytest.raises(
        ConnectionError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9 .*`dask scheduler`, or take"
    ):
        Cluster(nobody)
    monkeypatch.setitem(sys.modules, "distributed", None)
    for address in ("tcp://127.0.0.1:9", ""):
        refused = contextlib.nullcontext()
        if address:
            refused = pytest.raises(ConnectionError, match=r'needs Dask: run `pip install -e "\.\[cluster\]"`, or take')
        with refused, closing(Session(dataclasses.replace(nobody, scheduler=address))) as session:
            assert session.execute([program("1")]) == []


def test_an_entry_that_is_there_needs_no_cluster(tmp_path):
    root = checkout(tmp_path / "here")
    with closing(Session(settings(root))) as session:
        session.execute([program("1")])

    assert Session(settings(root, "tcp://127.0.0.1:9")).execute([program("1")]) == []
