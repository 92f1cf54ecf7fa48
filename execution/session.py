"""A session ties the engine together: programs in, executed notebooks out, each distinct program run once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from execution.cache import load, store
from execution.cell import CellError, Program
from execution.execute import Workers, to_notebook
from execution.fingerprint import fingerprint, ingredients, used_inputs
from execution.settings import Settings, load_settings

Say = Callable[[str], None]


class Session:
    """Executes programs of one project; keeps what it has seen in memory and on disk."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = settings.root / settings.cache
        self.workers = Workers(settings)
        self._known: dict[str, dict | CellError] = {}
        self._keys: dict[str, str] = {}  # fingerprints, while nothing they depend on can have changed

    def key(self, program: Program) -> str:
        """Return the fingerprint of program, computed once until `start`."""
        text = json.dumps(program.to_run())
        if text not in self._keys:
            self._keys[text] = fingerprint(program, self.settings)
        return self._keys[text]

    def find(self, program: Program) -> dict | CellError | None:
        """Return the executed notebook of program, its failure in this session, or None if it has to run."""
        key = self.key(program)
        if key not in self._known and (notebook := load(self.folder, key)):
            self._known[key] = notebook
        return self._known.get(key)

    def stale(self, programs: Iterable[Program]) -> dict[str, Program]:
        """Return {fingerprint: program} of the distinct programs that have to run."""
        return {self.key(p): p for p in reversed(list(programs)) if p.cells and not self.find(p)}

    def start(self) -> None:
        """Begin a new build: look at files again, and let programs that failed be tried again."""
        self._keys.clear()
        self._known = {key: value for key, value in self._known.items() if not isinstance(value, CellError)}

    def execute(self, programs: Iterable[Program], say: Say = lambda line: None) -> list[tuple[Program, CellError]]:
        """Run what is stale, side by side; return the failures, one for each failing page."""
        programs = list(programs)
        stale = self.stale(programs)
        if stale:
            longest_first = sorted(stale.items(), key=lambda item: -len(item[1].cells))
            with ThreadPoolExecutor(min(self.settings.processes, len(stale))) as pool:
                list(pool.map(lambda item: self._execute_one(*item, say), longest_first))
        found = [(program, self.find(program)) for program in programs if program.cells]
        return [(program, result) for program, result in found if isinstance(result, CellError)]

    def _execute_one(self, key: str, program: Program, say: Say) -> None:
        began = time.perf_counter()
        say(f"{program.page}: {len(program.cells)} cells …")
        try:
            results, values = self.workers.run(
                program, lambda index: say(f"{program.page}: cell {index + 1}/{len(program.cells)}\r")
            )
        except CellError as error:
            self._known[key] = error
            say(f"{program.page}: failed after {time.perf_counter() - began:.1f} s")
            return
        notebook = to_notebook(program, results, values, {"fingerprint": key, **self._facts(program)})
        try:
            store(self.folder, key, notebook)
        except OSError as error:
            say(f"{program.page}: not kept in {self.folder}: {error}")
        self._known[key] = notebook
        say(f"{program.page}: {len(program.cells)} cells in {time.perf_counter() - began:.1f} s")

    def _facts(self, program: Program) -> dict:
        """Return what the page will say about its run: versions and inputs."""
        found = ingredients(program, self.settings)
        return {
            "python": found["python"],
            "distributions": found["distributions"],
            "inputs": {name: len(files) for name, files in found["inputs"].items()},
        }

    def about_inputs(self, program: Program) -> list[dict]:
        """Return the about-files ({"summary", "notice"}) of the inputs that program reads."""
        code = "\n".join([*(cell.source for cell in program.cells), *(value.expression for value in program.values)])
        paths = [self.settings.root / i.about for i in used_inputs(code, self.settings) if i.about]
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.exists()]


def complaints(program: Program, notebook: dict) -> list[str]:
    """Return what a strict build must not publish: unannounced stderr, figures without a text for screen readers."""
    found = []
    for index, (cell, executed) in enumerate(zip(program.cells, notebook["cells"], strict=True)):
        if "remove-cell" in cell.tags or "remove-output" in cell.tags:
            continue
        for output in executed["outputs"]:
            if output.get("name") == "stderr" and not cell.warns:
                found.append(f"{program.at(index)} wrote to stderr: {output['text'].strip()[:300]}")
            if any(kind.startswith("image/") for kind in output.get("data", {})) and not cell.alt:
                found.append(f'{program.at(index)} draws a figure: describe it in alt="…"')
    return found


def get_session(root: Path | None = None) -> Session:
    """Return the one session of this process for the project at root (default: the working directory)."""
    return _session((root or Path.cwd()).resolve())


@cache
def _session(root: Path) -> Session:
    return Session(load_settings(root))
