"""Builds that are killed, interrupted, starved or run at once: no process left, no partial site, nothing wrong kept."""

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from execution.keep.cache import load

pytestmark = pytest.mark.check  # each builds a site or more

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = 4
CELL = "import time; time.sleep(0.2); open({log!r}, 'a').write('{name} '); {number} * 1111"


@pytest.fixture
def project(tmp_path):
    """A site of four pages whose cells write their names into a log outside of the project's reach."""
    root, log = tmp_path / "project", tmp_path / "log"
    (root / "docs").mkdir(parents=True)
    for number in range(1, PAGES + 1):
        cell = CELL.format(log=str(log), name=f"p{number}", number=number)
        name = "index" if number == 1 else f"p{number}"
        (root / f"docs/{name}.md").write_text(f"# P{number}\n\n```python {{.cell}}\n{cell}\n```\n")
    (root / "pyproject.toml").write_text(
        "[tool.execution]\npages = ['docs']\npreload = []\nprocesses = 2\nenvironment = ['MARK']\n"
    )
    (root / "mkdocs.yml").write_text(
        "site_name: s\nplugins: [website]\nmarkdown_extensions:\n- attr_list\n- pymdownx.superfences\n"
        "- execution.show.extension: {page: !!python/name:website.markdown.page.page_of }\n"
    )
    return root


def start(root, *command, **options):
    """Start a command in the project."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "MARK": str(root)}
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=root, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, **options,
    )  # fmt: skip


def processes(root):
    """Return the processes that carry the project's mark in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"MARK={root}\0".encode() in (path / "environ").read_bytes() and (path / "cmdline").read_bytes():
                found.append(path.name)
    return found


def none_left(root, seconds=60):
    end = time.monotonic() + seconds
    while processes(root) and time.monotonic() < end:
        time.sleep(0.05)
    return processes(root) == []


def whole(root):
    """Tell whether the site is complete: each page with its output."""
    pages = [root / "site/index.html", *(root / f"site/p{n}/index.html" for n in range(2, PAGES + 1))]
    return all(path.exists() and f"<code>{n * 1111}</code>" in path.read_text() for n, path in enumerate(pages, 1))


def cache_is_sound(root):
    return all(load(path.parent, path.stem) for path in (root / ".cache/execution").glob("*.ipynb"))


def build(root):
    process = start(root, "mkdocs", "build", "--strict")
    return process.communicate(timeout=120)[0], process.returncode


def test_a_build_killed_at_any_moment_leaves_nothing_behind_and_the_next_is_right(project):
    began = time.monotonic()
    assert build(project)[1] == 0 and whole(project)
    duration = time.monotonic() - began
    rng = random.Random(0)

    for _ in range(20):
        for path in (project / ".cache/execution").glob("*.ipynb"):
            if rng.random() < 0.5:
                path.unlink()
        process = start(project, "mkdocs", "build", "--strict")
        time.sleep(rng.random() * duration)
        process.kill()
        process.communicate()
        assert none_left(project)
        assert cache_is_sound(project)
        assert whole(project), "the last good site is no longer there"
    assert build(project)[1] == 0 and whole(project)


def test_an_interrupted_build_stops_at_once_and_keeps_what_was_finished(project):
    (project / "docs/slow.md").write_text("# S\n\n```python {.cell}\nimport time; time.sleep(600)\n```\n")
    process = start(project, "mkdocs", "build")
    while len(list((project / ".cache/execution").glob("*.ipynb"))) < PAGES and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=300)

    assert process.returncode != 0
    assert none_left(project) and cache_is_sound(project)
    assert not (project / "site").exists() and not list(project.glob(".site.*"))


def test_an_interrupted_server_ends_with_all_its_processes(project):
    process = start(project, "mkdocs", "serve", "--dev-addr", "127.0.0.1:0")
    output = ""
    while "Serving on" not in output and process.poll() is None:
        output += process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=300)

    assert none_left(project)


@pytest.mark.parametrize("builds", [2, 4])
def test_builds_at_once_share_one_cache_and_run_each_page_once(project, builds):
    running = [start(project, "mkdocs", "build", "--strict", "--site-dir", f"site{n}") for n in range(builds)]
    outputs = [process.communicate(timeout=240)[0] for process in running]

    assert [process.returncode for process in running] == [0] * builds, outputs
    assert sorted((project.parent / "log").read_text().split()) == [f"p{n}" for n in range(1, PAGES + 1)]
    assert cache_is_sound(project) and none_left(project)


def test_builds_at_once_into_one_folder_leave_a_whole_site(project):
    running = [start(project, "mkdocs", "build", "--strict") for _ in range(2)]
    for process in running:
        process.communicate(timeout=240)

    assert 0 in [process.returncode for process in running]
    assert whole(project)


def limit(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # a write beyond fails like a full disk


def test_a_disk_too_full_for_the_cache_costs_a_notice_not_the_run(project):
    process = start(project, "execution", preexec_fn=limit(1000))
    output = process.communicate(timeout=120)[0]

    assert process.returncode == 0 and f"{PAGES} pages are executed" in output
    assert output.count("not kept in") == PAGES
    assert not [path for path in (project / ".cache/execution").iterdir() if path.name != "claims"]


def test_a_disk_too_full_for_the_site_fails_the_build_and_leaves_the_last_site(project):
    assert build(project)[1] == 0
    with (project / "docs/index.md").open("a") as page:
        page.write("\nmore\n" * 1000)
    process = start(project, "mkdocs", "build", preexec_fn=limit(5000))
    output = process.communicate(timeout=120)[0]

    assert process.returncode != 0 and "File too large" in output
    assert whole(project) and "more" not in (project / "site/index.html").read_text()
    assert not list(project.glob(".site.*"))


def test_a_cache_that_cannot_be_made_costs_a_notice_not_the_build(project):
    (project / ".cache").write_text("a file where the folder should be")
    output, code = build(project)

    assert code == 0 and whole(project)
    assert output.count("not kept in") == PAGES


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_text(""),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: path.write_text(path.read_text().replace("1111", "6666")),
        lambda path: path.write_text(json.dumps({**json.loads(path.read_text()), "metadata": {}})),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["emptied", "cut off", "altered", "of another format", "a folder"],
)
def test_a_damaged_entry_is_made_again(project, damage):
    assert build(project)[1] == 0
    for path in (project / ".cache/execution").glob("*.ipynb"):
        damage(path)

    assert build(project)[1] == 0 and whole(project)
    assert len((project.parent / "log").read_text().split()) == 2 * PAGES


def test_a_strict_build_with_a_warning_leaves_the_last_site(project):
    assert build(project)[1] == 0
    with (project / "docs/index.md").open("a") as page:
        page.write("\nmore [nowhere](nowhere.md)\n")

    assert build(project)[1] != 0
    assert "more" not in (project / "site/index.html").read_text() and not list(project.glob(".site.*"))
