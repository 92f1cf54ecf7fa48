"""The container starts with what the Makefile makes."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8")
FILE = json.loads(re.sub(r"(^|\s)// .*", "", TEXT))  # comments are allowed there
COMMANDS = [FILE[name] for name in FILE if name.endswith("Command")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_container_is_one_of_make_with_the_cpu_builds(command, tmp_path):
    for name in ("Makefile", "requirements.txt", "constraints.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    env = {**os.environ, **FILE["containerEnv"]}
    steps = subprocess.run(
        [*command.split(), "--dry-run"], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    ).stdout

    small, whole = steps.index("https://download.pytorch.org/whl/cpu"), steps.index("install --quiet --constraint")
    assert small < whole < steps.index("data/fetch.py"), "the CPU builds first, or those with CUDA come along"
    assert steps.count("-m exercises") == 1


def test_the_file_that_opens_is_the_answer_to_the_first_exercise():
    (opened,) = FILE["customizations"]["codespaces"]["openFiles"]
    first = min((ROOT / "exercises/lessons/tensors").iterdir())

    assert opened == f"exercises/answers/tensors/{first.name.partition('_')[2]}.py"


def test_the_python_is_the_one_that_the_constraints_were_made_with():
    made_with = re.search(r"Python (\d\.\d+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"))[1]

    assert FILE["image"].startswith(f"mcr.microsoft.com/devcontainers/python:{made_with}-")
