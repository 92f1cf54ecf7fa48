"""Files that cells read without any setting saying so."""

import json
import os
import tarfile

import pytest

from execution.keep.explain import explain
from execution.settings import Input

IN_A_WORKER = """
import multiprocessing
def read(path): return open(path).read()
with multiprocessing.get_context("fork").Pool(1) as pool: pool.map(read, ["table.csv"])
"""


@pytest.fixture
def reading(settings, program):
    """A program that reads a file of the project, and the file."""
    path = settings.root / "table.csv"
    path.write_text("1")
    return program("open('table.csv').read()"), path


def shown(session, one):
    assert session.execute([one]) == []
    return session.find(one)["cells"][0]["outputs"][0]["data"]["text/plain"]


def test_a_page_runs_again_when_a_file_it_read_changes_or_goes(new_session, reading):
    one, path = reading
    assert shown(new_session(), one) == "'1'"
    path.write_text("2")
    assert shown(new_session(), one) == "'2'"
    path.unlink()
    assert "FileNotFoundError" in new_session().execute([one])[0][1].message


def test_a_touched_but_equal_file_runs_nothing_again(new_session, reading):
    one, path = reading
    shown(new_session(), one)
    path.write_text("1")
    next_build = new_session()

    assert shown(next_build, one) == "'1'"
    assert next_build.executor.kernels.server is None


def test_the_next_build_of_the_same_session_looks_at_the_files_again(new_session, reading):
    one, path = reading
    session = new_session()
    shown(session, one)
    path.write_text("2")
    session.start()

    assert shown(session, one) == "'2'"


@pytest.mark.parametrize(
    "source, paths",
    [
        ("open('table.csv').close()", ["table.csv"]),
        ("import os; os.close(os.open('table.csv', os.O_RDONLY))", ["table.csv"]),
        ("import os; os.chdir('snippets'); open('../table.csv').close()", ["table.csv"]),
        ("import numpy; numpy.loadtxt('table.csv');", ["table.csv"]),
        ("open('made', 'w').write('x'); open('made').read();", []),
        ("open('/etc/hostname').close()", []),
        ("import os; os.listdir('data'); [*os.scandir('data')];", ["data/"]),
        ("from pathlib import Path; sorted(Path('data').glob('*.csv'));", ["data/"]),
        ("import os; os.path.exists('missing') or open('table.csv').close()", ["table.csv"]),
        ("try: open('missing')\nexcept OSError: pass", ["missing"]),
        (
            "import shutil, tempfile, pathlib; f = tempfile.mkdtemp(); pathlib.Path(f, 'a').mkdir(); shutil.rmtree(f)",
            [],
        ),
        ("open('a.egg-info/entry_points.txt').close()", []),
        ("import linecache; linecache.getlines('<string>');", []),
        ("try: open('new')\nexcept OSError: open('new', 'w').close()", []),
        ("open('table.csv').read(); open('table.csv', 'w').write('1');", ["table.csv"]),
        ("open('table.csv', 'r+').read();", ["table.csv"]),
        ("file = open('table.csv', 'a+'); file.seek(0); file.read();", ["table.csv"]),
        ("file = open('table.csv', 'a+'); file.write('1'); file.close(); open('table.csv').read();", []),
        ("open('new', 'a+').write('x'); open('new').read();", []),
        ("open('.hidden').read();", [".hidden"]),
        ("import sqlite3; sqlite3.connect('file:table.csv?mode=ro', uri=True).close()", ["table.csv"]),
        ("import sqlite3; sqlite3.connect('new').execute('create table t (n)');", []),
        ("import os; os.system('cat table.csv; cat nowhere');", ["table.csv"]),
        ("import subprocess; subprocess.run(['cat', 'table.csv', '-c']);", ["table.csv"]),
        ("import subprocess; subprocess.run('wc table.csv', shell=True);", ["table.csv"]),
        ("!cat table.csv", ["table.csv"]),
        ("lines = !cat table.csv", ["table.csv"]),
        ("%%bash\nif true; then\n  cat < table.csv  # it's\nfi", ["table.csv"]),
        ("%%sh\ncat <<E\nit's\nE\ncat table.csv", ["table.csv"]),
        ("import os; os.system('echo 2 >> table.csv'); open('table.csv').read();", []),
        ("import os; open('part', 'w').close(); os.replace('part', 'made'); open('made').read();", []),
        (IN_A_WORKER, ["table.csv"]),
        ("import importlib.metadata, json, wave; importlib.metadata.version('numpy');", []),
    ],
)
def test_what_is_read_is_noticed_and_what_is_written_is_not(executor, settings, program, source, paths):
    (executor.settings.root / "table.csv").write_text("1")
    os.utime(executor.settings.root / "table.csv", (0, 0))
    for folder in ("snippets", "data", "a.egg-info"):
        (executor.settings.root / folder).mkdir(exist_ok=True)
    (executor.settings.root / "a.egg-info/entry_points.txt").touch()
    (executor.settings.root / ".hidden").touch()
    for made in ("made", "new"):
        (executor.settings.root / made).unlink(missing_ok=True)

    assert list(executor.execute(program(source)).reads) == paths


def test_a_page_runs_again_when_a_file_it_missed_or_one_of_a_folder_appears(new_session, settings, program):
    (settings.root / "data").mkdir()
    source = "import os\ntry: found = open('extra').read()\nexcept OSError: found = ''\nos.listdir('data'), found"
    one = program(source)
    assert shown(new_session(), one) == shown(new_session(), one) == "([], '')"
    (settings.root / "data/a.csv").touch()
    assert shown(new_session(), one) == "(['a.csv'], '')"
    (settings.root / "extra").write_text("x")
    assert explain(one, new_session()) == ["file read: extra is new"]
    assert shown(new_session(), one) == "(['a.csv'], 'x')"


def test_names_of_files_may_be_any_bytes(new_session, settings, program):
    (settings.root / "data").mkdir()
    odd = settings.root / "data/odd\udcff"
    odd.write_text("1")
    one = program("import os\n(name,) = os.listdir('data')\nopen(f'data/{name}').read()")
    assert shown(new_session(), one) == shown(new_session(), one) == "'1'"
    odd.write_text("2")
    assert shown(new_session(), one) == "'2'"


def test_what_c_code_saves_loads_and_saves_again_is_the_pages_own(new_session, program):
    save = "import os; os.system('echo {} > model.pt');"
    one = program(save.format(1), "open('model.pt').read()", save.format(22))
    session = new_session()

    assert session.execute([one]) == [] and session.find(one)["metadata"]["execution"]["reads"] == {}


@pytest.mark.parametrize(
    "first, name, last",
    [
        ("cp -p old copy", "copy", "cp -p other copy"),
        ("tar xf pack.tar", "packed", "rm packed"),
        ("echo 1 > made; touch -d 2001-01-01 made", "made", "echo 22 > made; touch -d 2001-01-01 made"),
    ],
)
def test_what_programs_write_with_an_old_time_is_the_pages_own(new_session, settings, program, first, name, last):
    for file in ("old", "other", "packed"):
        (settings.root / file).write_text(file)
        os.utime(settings.root / file, (0, 0))
    with tarfile.open(settings.root / "pack.tar", "w") as archive:
        archive.add(settings.root / "packed", "packed")
    (settings.root / "packed").unlink()
    start = "import subprocess; subprocess.run({!r}, shell=True, check=True);"
    one = program(start.format(first), f"open({name!r}).read()", start.format(last))

    assert [error.message for _, error in new_session().execute([one])] == []


def test_a_module_that_no_import_statement_shows_is_noticed(new_session, settings, program):
    (settings.root / "pack").mkdir()
    (settings.root / "pack/__init__.py").write_text("from . import inner\n")
    inner = settings.root / "pack/inner.py"
    inner.write_text("x = 1\n")
    one = program("import importlib; importlib.import_module('pack').inner.x")

    assert shown(new_session(), one) == shown(new_session(), one) == "1"  # the second finds it compiled
    inner.write_text("x = 22\n")
    assert shown(new_session(), one) == "22"


def test_declared_inputs_are_not_kept_twice(new_session, reading, settings):
    one, _ = reading
    object.__setattr__(settings, "inputs", (Input("table", ("*.csv",)),))
    session = new_session()
    shown(session, one)
    facts = session.find(one)["metadata"]["execution"]

    assert facts["reads"] == {} and list(facts["ingredients"]["inputs"]["table"]) == ["table.csv"]


@pytest.mark.parametrize("what", ["table.csv", "helper.py", "an-input.bin"])
def test_a_file_that_changes_while_the_page_runs_fails_the_page_and_nothing_is_kept(
    new_session, settings, program, what
):
    (settings.root / "table.csv").write_text("1")
    (settings.root / "helper.py").write_text("x = 1\n")
    (settings.root / "an-input.bin").write_text("1")  # which no Python code opens
    object.__setattr__(settings, "inputs", (Input("helper", ("*.bin",)),))
    change = f"import os; os.system('echo 22 > {what}');"
    one = program("import helper; open('table.csv').read()", change)
    session = new_session()

    message = session.execute([one])[0][1].message

    assert "changed while the page ran; build again" in message
    assert (what in message) == (what != "an-input.bin")
    assert list(session.folder.glob("*.ipynb")) == []


def test_an_entry_is_plain_json(new_session, reading):
    one, _ = reading
    session = new_session()
    shown(session, one)
    (entry,) = session.folder.glob("*.ipynb")

    assert json.loads(entry.read_text())["metadata"]["execution"]["reads"].keys() == {"table.csv"}


def test_a_module_that_the_page_writes_is_its_own(new_session, settings, program):
    write = "import pathlib; pathlib.Path('made_here.py').write_text('x = {}');"
    one, edited = (program(write.format(n), "import made_here; made_here.x", "1") for n in (1, 22))

    for page, value in ((one, "1"), (one, "1"), (edited, "22")):
        session = new_session()
        assert session.execute([page]) == []
        assert session.find(page)["cells"][1]["outputs"][0]["data"]["text/plain"] == value
    session = new_session()
    assert session.stale([edited]) == {}
    (settings.root / "made_here.py").unlink()
    session.start()
    assert session.stale([edited]) == {}  # as in a fresh clone
