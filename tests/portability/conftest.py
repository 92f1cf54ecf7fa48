import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.site.conftest import mkdocs, site, unavailable  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
WANTED = Path(__file__).with_name("requirements.txt")
NOT_TO_BE_HAD = "No matching distribution found for "  # pip says so without a network, too
COPIED = ("docs", "snippets", "website", "mkdocs.yml", "mkdocs.en.yml", "pyproject.toml")


def install(folder, *options):
    """Have pip install the site builders into a folder; skip if there is a package that is not to be had, only then."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, *options]
    process = subprocess.run([*command, "-r", WANTED], capture_output=True, text=True)
    if NOT_TO_BE_HAD in process.stderr:
        unavailable(NOT_TO_BE_HAD + process.stderr.rpartition(NOT_TO_BE_HAD)[2].split("\n")[0])
    assert process.returncode == 0, process.stderr


@pytest.fixture(scope="session")
def builders():
    """The folder of the site builders, installed once."""
    folder, done = ROOT / ".cache/portability", ROOT / ".cache/portability/installed.txt"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not done.exists() or done.read_bytes() != WANTED.read_bytes():
            shutil.rmtree(folder, ignore_errors=True)
            install(folder)
            shutil.copy(WANTED, done)
    return folder


@pytest.fixture(scope="session")
def run(builders):
    """Run a module with the site builders at hand, as if it had been typed; return its messages."""

    def start(module, *arguments, cwd, code=0, **variables):
        path = os.pathsep.join(map(str, (ROOT, builders)))
        env = {**os.environ, "PYTHONPATH": path, "EXECUTION_CACHE": str(ROOT / ".cache/execution"), **variables}
        command = [sys.executable, "-m", module, *map(str, arguments)]
        process = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=1500)
        assert process.returncode == code, process.stdout[-3000:] + process.stderr[-3000:]
        return process.stdout + process.stderr

    return start


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    """A copy of what a site is made of: Zensical builds only below the folder of its settings."""
    root = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    for name in ("data", "tests", "exercises"):  # which are read, too
        (root / name).symlink_to(ROOT / name)
    return root
