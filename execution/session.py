"""A session ties the engine together: programs in, executed notebooks out, each distinct program run once."""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from execution.cell import CellError, Program
from execution.execute import Executor, Run
from execution.keep.cache import Claims, load, prune, store
from execution.keep.fingerprint import Ingredients, digest, forget_versions, imports, ingredients, read_digests
from execution.keep.notebook import Known, Notebook, to_notebook
from execution.settings import Settings

if TYPE_CHECKING:  # it is made of sessions, and needs Dask
    from execution.cluster import Cluster

Say = Callable[[str], None]


class Session:
    """Executes programs of one project; keeps what it has seen in memory and on disk."""

    def __init__(self, settings: Settings, resume: bool = False) -> None:
        """With `resume`, a program that has changed goes on from there: for a server, which keeps processes for it."""
        self.settings = settings
        self.folder = settings.root / settings.cache
        self.executor = Executor(settings, resume=resume)
        self._cluster: Cluster | None = None
        self.programs: dict[str, Program] = {}  # by page, as `execute` got them: what the page's run is found by
        self._known: dict[str, Notebook | CellError] = {}
        self._failed: dict[str, tuple[dict[str, str], int]] = {}  # what a failed run had read, at its end; tries
        self._ingredients: dict[str, tuple[str, Ingredients, set[str]]] = {}  # while nothing in them can have changed
        self.start()

    def key(self, program: Program) -> str:
        """Return the fingerprint of program."""
        return self._found(program)[0]

    def ingredients(self, program: Program) -> Ingredients:
        """Return all that the outputs of program depend on."""
        return self._found(program)[1]

    def _found(self, program: Program) -> tuple[str, Ingredients, set[str]]:
        """Return the fingerprint of program, what it is made of, and what it imports; computed once until `start`."""
        text = json.dumps(program.to_run())
        if text not in self._ingredients:
            imported = imports(program, self.settings)
            found = ingredients(program, self.settings, imported)
            self._ingredients[text] = digest(found), found, imported[0]
        return self._ingredients[text]

    def result(self, program: Program) -> Notebook | CellError:
        """Return the executed notebook of program or its failure in this session; execute it if it has to run."""
        if self.find(program) is None:
            self._execute_stale([program])
        return self._known[self.key(program)]

    def find(self, program: Program) -> Notebook | CellError | None:
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
        self._ingredients.clear()
        forget_versions()
        self._known = {key: found for key, found in self._known.items() if self._still_holds(key, found)}

    def _still_holds(self, key: str, found: Notebook | CellError) -> bool:
        """Tell whether to keep a result: a failure is tried once more, and then when something has changed.

        Else a failing page that writes into a folder which `mkdocs serve` watches would be built for ever.
        """
        if not isinstance(found, CellError):
            return self._reads_are_same(found)
        seen, tries = self._failed[key]
        if self.digests(seen) != seen:
            del self._failed[key]
        return key in self._failed and tries > 1

    def execute(self, programs: Iterable[Program], say: Say = lambda line: None) -> list[tuple[Program, CellError]]:
        """Execute what is stale, side by side; return the failures, one for each failing page.

        Raises ConnectionError when the scheduler of the settings cannot be reached.
        """
        programs = list(programs)
        self.programs = {program.page: program for program in programs}
        self._execute_stale(programs, say)
        found = [(program, self.find(program)) for program in programs if program.cells]
        return [(program, result) for program, result in found if isinstance(result, CellError)]

    def _execute_stale(self, programs: list[Program], say: Say = lambda line: None) -> None:
        stale = self.stale(programs)
        if stale:
            if self.settings.scheduler:
                self._connect()
            else:
                self.warm_up(programs)
            longest_first = sorted(stale.items(), key=lambda item: self._weight(item[1]), reverse=True)
            at_a_time = len(stale) if self._cluster else min(self.settings.processes, len(stale))
            pool, claims = ThreadPoolExecutor(at_a_time), Claims(self.folder)
            try:
                list(pool.map(lambda item: self._execute_one(item[0], item[1], claims, say), longest_first))
            except BaseException:  # interrupted
                pool.shutdown(wait=False, cancel_futures=True)
                self.executor.stop()
                self._disconnect()
                raise
            finally:
                pool.shutdown()
                claims.close()
                prune(self.folder)

    def _connect(self) -> None:
        from execution.cluster import Cluster

        self._cluster = self._cluster or Cluster(self.settings)

    def _disconnect(self) -> None:
        if self._cluster:
            self._cluster.close()
            self._cluster = None

    def close(self) -> None:
        """End the warm process, and the connection to a cluster."""
        self.executor.close()
        self._disconnect()

    def warm_up(self, programs: Iterable[Program]) -> None:
        """Start in the background what the first page to run would wait for, if it is not there yet."""
        self.executor.warm_up(self._preload(programs))

    def _preload(self, programs: Iterable[Program]) -> tuple[str, ...]:
        """Return the modules to import before forking: of those configured, the ones that some page imports."""
        names: set[str] = set().union(*(self._found(program)[2] for program in programs))
        return tuple(name for name in self.settings.preload if name.partition(".")[0] in names)

    def _weight(self, program: Program) -> tuple[bool, int]:
        """Return what tells long programs from short ones: whether they read data, to train on it, and much code."""
        return bool(self.ingredients(program)["inputs"]), sum(len(cell.source) for cell in program.cells)

    def _execute_one(self, key: str, program: Program, claims: Claims, say: Say) -> None:
        began = time.perf_counter()
        with claims.claim(key, lambda: self.executor.stopped):
            if notebook := self._load(key):  # another build has run it meanwhile
                self._known[key] = notebook
                return
            say(f"{program.page}: {len(program.cells)} cells …")
            try:
                self._known[key] = self._execute(key, program, say)
            except CellError as error:
                self._note_failure(key, program, error)
            except Exception as error:  # ours, or of what it works with: it must not stop the other pages
                detail = "".join(traceback.format_exception(error)[-3:])
                failure = CellError(f"the engine failed: {type(error).__name__}: {error}", detail=detail)
                self._note_failure(key, program, failure)
        word = "failed after" if isinstance(self._known[key], CellError) else f"{len(program.cells)} cells in"
        say(f"{program.page}: {word} {time.perf_counter() - began:.1f} s")

    def _note_failure(self, key: str, program: Program, error: CellError) -> None:
        """Keep a failure, also under the fingerprint that the program has now: it may have written a module of its own.

        What it has read, and changed since, is its product.
        """
        tries = self._failed.get(key, ({}, 0))[1] + 1
        seen = self.digests((error.reads or {}).keys() - _changed(error.reads or {}, self.settings.root))
        for name in {key, digest(ingredients(program, self.settings))}:
            self._known[name], self._failed[name] = error, (seen, tries)

    def _execute(self, key: str, program: Program, say: Say) -> Notebook:
        """Execute program, here or on a cluster, and keep its notebook.

        Raises CellError when it fails, or when what it depends on changed in the meantime.
        """
        cluster = self._cluster
        found = cluster.notebooks(program, self.ingredients(program), say) if cluster else self.notebooks(program, say)
        for name, notebook in found.items():
            try:
                store(self.folder, name, notebook)
            except OSError as error:
                say(f"{program.page}: not kept in {self.folder}: {error}")
        return found[key]

    def notebooks(self, program: Program, say: Say = lambda line: None) -> dict[str, Notebook]:
        """Execute program here; return {fingerprint: executed notebook}, more than one if it has written a module.

        Raises CellError when it fails, or when what it depends on changed in the meantime.
        """
        before = self.ingredients(program)
        run = self.executor.execute(program, lambda n: say(f"{program.page}: cell {n + 1}/{len(program.cells)}\r"))
        if changed := _changed(run.reads, self.settings.root):
            raise CellError(f"{min(changed)} changed while the page ran; build again")
        after = ingredients(program, self.settings)
        if digest(_without_products(after, run)) != digest(_without_products(before, run)):
            raise CellError("a file it depends on changed while the page ran; build again")
        known = before["modules"].keys() | {path for files in before["inputs"].values() for path in files}
        reads = self.digests(set(run.reads) - known)
        # more than one if it has written a module: with it, and as in a fresh clone
        found = {digest(each): each for each in (_without_products(before, run), after, before)}
        facts: Iterable[Known] = ({"fingerprint": n, "ingredients": each, "reads": reads} for n, each in found.items())
        return {one["fingerprint"]: to_notebook(program, run.results, run.values, one) for one in facts}

    def _load(self, key: str) -> Notebook | None:
        """Return the notebook kept under key, if the files that its cells read are still the same."""
        notebook = load(self.folder, key)
        return notebook if notebook and self._reads_are_same(notebook) else None

    def _reads_are_same(self, notebook: Notebook) -> bool:
        reads = notebook["metadata"]["execution"]["reads"]
        return self.digests(reads) == reads

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """Return {path: SHA-256} of files of the project, and of lists of folders; nothing for what is not there."""
        return read_digests(paths, self.settings.root)

    def about_inputs(self, notebook: Notebook) -> list[dict[str, Any]]:
        """Return the about-files ({"summary", "notice"}) of the inputs that an executed notebook depends on."""
        used = notebook["metadata"]["execution"]["ingredients"]["inputs"]
        paths = [self.settings.root / i.about for i in self.settings.inputs if i.about and i.name in used]
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths if path.exists()]


def _changed(reads: Mapping[str, list[int]], root: Path) -> set[str]:
    """Return the files that are no longer what the cells read."""
    now = {path: (root / path).stat() for path, state in reads.items() if state and (root / path).is_file()}
    return {path for path, state in reads.items() if state and (path not in now or state != _state(now[path]))}


def _state(found: os.stat_result) -> list[int]:
    return [found.st_size, found.st_mtime_ns]


def _without_products(found: Ingredients, run: Run) -> Ingredients:
    """Return ingredients without the modules that a run has not read: it may have written them."""
    return {**found, "modules": {path: text for path, text in found["modules"].items() if path in run.reads}}
