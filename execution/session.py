"""A session ties the engine together: programs in, executed notebooks out, each distinct program run once."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from execution.cache import Claims, load, prune, store
from execution.cell import CellError, Program
from execution.execute import Run, Workers
from execution.fingerprint import digest, file_digests, forget_versions, imports, ingredients
from execution.notebook import to_notebook
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
        self.start()

    def key(self, program: Program) -> str:
        """Return the fingerprint of program, computed once until `start`."""
        text = json.dumps(program.to_run())
        if text not in self._keys:
            self._keys[text] = digest(ingredients(program, self.settings))
        return self._keys[text]

    def find(self, program: Program) -> dict | CellError | None:
        """Return the executed notebook of program, its failure in this session, or None if it has to run."""
        key = self.key(program)
        if key not in self._known and (notebook := self._load(key)):
            self._known[key] = notebook
        return self._known.get(key)

    def stale(self, programs: Iterable[Program]) -> dict[str, Program]:
        """Return {fingerprint: program} of the distinct programs that have to run."""
        return {self.key(p): p for p in reversed(list(programs)) if p.cells and not self.find(p)}

    def start(self) -> None:
        """Begin a new build: look at files again, and let programs that failed be tried again."""
        self._keys.clear()
        forget_versions()
        self._known = {k: v for k, v in self._known.items() if not isinstance(v, CellError) and self._reads_are_same(v)}

    def execute(self, programs: Iterable[Program], say: Say = lambda line: None) -> list[tuple[Program, CellError]]:
        """Run what is stale, side by side; return the failures, one for each failing page."""
        programs = list(programs)
        stale = self.stale(programs)
        if stale:
            self.workers.processes.preload = self._preload(programs)
            longest_first = sorted(stale.items(), key=lambda item: self._weight(item[1]), reverse=True)
            pool, claims = ThreadPoolExecutor(min(self.settings.processes, len(stale))), Claims(self.folder)
            try:
                list(pool.map(lambda item: self._execute_one(*item, claims, say), longest_first))
            except BaseException:  # interrupted
                pool.shutdown(wait=False, cancel_futures=True)
                self.workers.stop()
                raise
            finally:
                pool.shutdown()
                claims.close()
                prune(self.folder)
        found = [(program, self.find(program)) for program in programs if program.cells]
        return [(program, result) for program, result in found if isinstance(result, CellError)]

    def warm_up(self, programs: Iterable[Program]) -> None:
        """Start in the background what the first page to run would wait for, if it is not there yet."""
        if not self.workers.processes.server:
            self.workers.processes.preload = self._preload(programs)
            self.workers.processes.warm_up()

    def _preload(self, programs: Iterable[Program]) -> tuple[str, ...]:
        """Return the modules to import before forking: of those configured, the ones that some page imports."""
        names = set().union(*(imports(program, self.settings)[0] for program in programs))
        return tuple(name for name in self.settings.preload if name.partition(".")[0] in names)

    def _weight(self, program: Program) -> tuple[bool, int]:
        """Return what tells long programs from short ones: whether they read data, to train on it, and much code."""
        return bool(ingredients(program, self.settings)["inputs"]), sum(len(cell.source) for cell in program.cells)

    def _execute_one(self, key: str, program: Program, claims: Claims, say: Say) -> None:
        began = time.perf_counter()
        with claims.claim(key, lambda: self.workers.stopped):
            if notebook := self._load(key):  # another build has run it meanwhile
                self._known[key] = notebook
                return
            say(f"{program.page}: {len(program.cells)} cells …")
            try:
                self._known[key] = self._run(key, program, say)
            except CellError as error:
                self._known[key] = error
        word = "failed after" if isinstance(self._known[key], CellError) else f"{len(program.cells)} cells in"
        say(f"{program.page}: {word} {time.perf_counter() - began:.1f} s")

    def _run(self, key: str, program: Program, say: Say) -> dict:
        """Run program and keep its notebook.

        Raises CellError when it fails, or when what it depends on changed in the meantime.
        """
        before = ingredients(program, self.settings)
        run = self.workers.run(program, lambda n: say(f"{program.page}: cell {n + 1}/{len(program.cells)}\r"))
        if digest(before) != key or digest(ingredients(program, self.settings)) != key or self._changed(run):
            raise CellError("a file it depends on changed while the page ran; build again")
        known = before["modules"].keys() | {path for files in before["inputs"].values() for path in files}
        facts = {"fingerprint": key, "ingredients": before, "reads": self.digests(set(run.reads) - known)}
        notebook = to_notebook(program, run.results, run.values, facts)
        try:
            store(self.folder, key, notebook)
        except OSError as error:
            say(f"{program.page}: not kept in {self.folder}: {error}")
        return notebook

    def _changed(self, run: Run) -> bool:
        """Tell whether a file is no longer what the cells read."""
        for path, state in run.reads.items():
            try:
                now = os.stat(self.settings.root / path)
            except OSError:
                return True
            if state != [now.st_size, now.st_mtime_ns]:
                return True
        return False

    def _load(self, key: str) -> dict | None:
        """Return the notebook kept under key, if the files that its cells read are still the same."""
        notebook = load(self.folder, key)
        return notebook if notebook and self._reads_are_same(notebook) else None

    def _reads_are_same(self, notebook: dict) -> bool:
        reads = notebook["metadata"]["execution"]["reads"]
        return self.digests(reads) == reads

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """Return {path: SHA-256} of those of paths that are files of the project."""
        return file_digests((self.settings.root / path for path in paths), self.settings.root)

    def about_inputs(self, notebook: dict) -> list[dict]:
        """Return the about-files ({"summary", "notice"}) of the inputs that an executed notebook depends on."""
        used = notebook["metadata"]["execution"]["ingredients"]["inputs"]
        paths = [self.settings.root / i.about for i in self.settings.inputs if i.about and i.name in used]
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
