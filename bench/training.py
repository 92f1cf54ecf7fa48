"""Ways to feed a training: d2l's loader, with its default threads and with one, against the course's tensors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.lessons import course
from bench.measure import Measured
from bench.projects import EXEC, JUPYTER, PEERS, ROOT, THREADS, Project
from bench.report import Goal, least, median, number, ratio, spread, table

FULL = 60_000
SETTINGS = {  # name: (way, whether one thread is asked for)
    "d2l: loader, 4 workers, default threads": ("workers", False),
    "loader, default threads": ("loader", False),
    "loader, one thread": ("loader", True),
    "course: tensors in memory, one thread": ("tensors", True),
}
OURS = list(SETTINGS)[-1]
NOISE = 0.002  # by which test accuracies may differ: the batches are the same, sums over threads are rounded otherwise
NUM_EPOCHS, QUICK_EPOCHS = {"softmax": 2, "mlp": 1}, {"softmax": 1}
TOO_LONG = 90  # seconds
Trainings = dict[str, dict[str, dict]]


def measure(quick: bool, say: Callable[[str], None]) -> Trainings:
    """Return {model: {setting: what `bench.epochs` found}}; each training has a process of its own."""
    found: Trainings = {}
    for model, num_epochs in (QUICK_EPOCHS if quick else NUM_EPOCHS).items():
        found[model] = {}
        for setting, (way, single) in SETTINGS.items():
            found[model][setting] = _train(model, way, single, num_epochs)
            say(f"{model}: {setting}: {spread(found[model][setting].get('seconds', []), 2)} s an epoch")
    return found


def _train(model: str, way: str, single: bool, num_epochs: int) -> dict:
    env = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    env |= {"PYTHONPATH": str(ROOT), **(THREADS if single else {})}
    command = [sys.executable, "-m", "bench.epochs", model, way, str(num_epochs)]
    try:
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=TOO_LONG, check=True)
    except subprocess.TimeoutExpired:
        return {"seconds": [], "accuracy": None, "images": None, "threads": None}
    return json.loads(done.stdout)


def measure_threads(folder: Path, say: Callable[[str], None]) -> dict[str, Measured | str]:
    """Return one cold build of a peer with one thread, and one with as many threads as torch takes by default."""
    peer = EXEC if (PEERS / "markdown_exec").exists() else JUPYTER
    lessons = course(quick=True)
    builds: dict[str, Measured | str] = {"peer": peer}
    for name, threads in (("one thread", THREADS), ("default threads", {})):
        builds[name] = built = Project(folder / peer, peer, lessons).build(threads, seconds=TOO_LONG)
        say(f"{peer}, cold, {name}: {built.seconds:.1f} s")
    return builds


def show(found: Trainings, threads: dict[str, Measured | str]) -> str:
    """Return a table for each model, and the builds with and without one thread."""
    parts = []
    for model, settings in found.items():
        fastest = median(settings[OURS]["seconds"])
        rows = [
            (
                setting,
                str(one["threads"] or "–"),
                spread(one["seconds"], 2) if one["seconds"] else f"stopped after {TOO_LONG} s",
                f"{number(ratio(median(one['seconds']), fastest), digits=1)} x",
                "–" if one["accuracy"] is None else f"{one['accuracy']:.1%}",
            )
            for setting, one in settings.items()
        ]
        parts.append(table((model, "threads", "s an epoch", "ratio", "test accuracy"), rows))
    images = next(iter(found.values()))[OURS]["images"]
    kind = "all of Fashion-MNIST" if images == FULL else "only the sample: the full set was not to be had"
    parts.append(f"{images:,} training images ({kind}), batches of 256, SGD with 0.1.")
    lines = []
    for name, build in threads.items():
        if isinstance(build, Measured):
            state = {0: "", None: " (stopped)"}.get(build.code, f" (exit code {build.code})")
            lines.append(f"{threads['peer']}, cold build, {name}: {build.seconds:.1f} s{state}.")
    return "\n\n".join([*parts, "\n".join(lines)])


def goals(found: Trainings) -> list[Goal]:
    """Return the goals of the training code: against the fastest of the other ways."""
    softmax = {setting: median(one["seconds"]) for setting, one in found["softmax"].items()}
    other = least(seconds for setting, seconds in softmax.items() if setting != OURS)
    how = f"{number(other, 's')} (the fastest other way) / {number(softmax[OURS], 's')}"
    out = [Goal("softmax regression: loader / tensors", ratio(other, softmax[OURS]), 8, at_least=True, how=how)]
    for model, settings in found.items():
        accuracies = [one["accuracy"] for one in settings.values() if one["accuracy"] is not None]
        how = ", ".join(f"{accuracy:.1%}" for accuracy in accuracies)
        out.append(
            Goal(f"{model}: difference of the test accuracies", max(accuracies) - min(accuracies), NOISE, how=how)
        )
    return out
