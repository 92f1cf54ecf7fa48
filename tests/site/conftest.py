import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def mkdocs():
    """Run `mkdocs` in a folder, as a reader of the README would; return the finished process."""

    def run(*arguments, cwd=ROOT):
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=540)

    return run


@pytest.fixture(scope="session")
def site(mkdocs, tmp_path_factory):
    """The whole site, built strictly; what is in the cache is not run again."""
    folder = tmp_path_factory.mktemp("site") / "site"
    process = mkdocs("build", "--strict", "--site-dir", folder)
    assert process.returncode == 0, process.stdout + process.stderr
    return folder
