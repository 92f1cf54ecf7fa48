import os
from pathlib import Path

from execution.kernel.surroundings import surroundings


def test_a_kernel_has_one_thread_and_hashes_that_do_not_vary(executor, program):
    source = "import os, sys\nsys.flags.hash_randomization, *(os.environ[f'{n}_NUM_THREADS'] for n in ('OMP', 'MKL'))"
    outputs = executor.execute(program(source)).results[0]["outputs"]

    assert outputs[0]["data"]["text/plain"] == "(0, '1', '1')"


def test_only_variables_that_a_process_needs_or_that_count_reach_a_kernel(monkeypatch, tmp_path):
    for name in ("PYTHONOPTIMIZE", "FORCE_COLOR", "COLUMNS", "TZ", "LC_ALL", "COURSE", "USER", "CUDA_VISIBLE_DEVICES"):
        monkeypatch.setenv(name, "2")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    env = surroundings(tmp_path, ["COURSE", "MISSING"])["env"]

    assert (
        env["COURSE"] == "2" and env["PATH"] == os.environ["PATH"] and (env["TZ"], env["LC_ALL"]) == ("UTC", "C.UTF-8")
    )
    assert not env.keys() & {"PYTHONOPTIMIZE", "FORCE_COLOR", "COLUMNS", "MISSING", "CUDA_VISIBLE_DEVICES"}
    assert env["USER"] == env["LOGNAME"] == "user"
    assert surroundings(tmp_path, ["TZ"])["env"]["TZ"] == "2"
    first, second, last = env["PYTHONPATH"].split(os.pathsep)
    assert (first, last) == (str(tmp_path), "/elsewhere") and (Path(second) / "execution").is_dir()
