import os
from pathlib import Path

from execution.kernel.surroundings import surroundings


def test_a_kernel_has_one_thread_and_hashes_that_do_not_vary(executor, program):
    source = (
        "import os, sys\nsys.flags.hash_randomization, os.environ['OMP_NUM_THREADS'], os.environ['MKL_NUM_THREADS']"
    )
    outputs = executor.execute(program(source)).results[0]["outputs"]

    assert outputs[0]["data"]["text/plain"] == "(0, '1', '1')"


def test_of_the_variables_for_python_only_the_path_reaches_a_kernel(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("COURSE", "1")
    env = surroundings(tmp_path)["env"]

    assert "PYTHONOPTIMIZE" not in env and env["COURSE"] == "1"
    first, second, last = env["PYTHONPATH"].split(os.pathsep)
    assert (first, last) == (str(tmp_path), "/elsewhere") and (Path(second) / "execution").is_dir()
