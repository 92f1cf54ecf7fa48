"""Has the workers of a Dask cluster execute programs, each in its own checkout of the project.

A scheduler runs what it is sent: use one inside a trusted network, or with Dask's TLS. There is no default address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from contextlib import closing
from typing import Any, NamedTuple

from execution.cell import CellError, Program
from execution.keep.fingerprint import Ingredients, forget_versions, ingredients, read_digests
from execution.keep.notebook import Notebook
from execution.kernel.reads import state_of
from execution.session import Session
from execution.settings import Settings, load_settings

Notebooks = dict[str, Notebook]  # by fingerprint
Say = Callable[[str], None]
CONNECT = 30  # seconds that a scheduler may take to answer
LOOK = 5  # seconds between two looks at who is there


class Answer(NamedTuple):
    """What a worker has made of a program."""

    worker: str
    found: Notebooks | CellError | list[str]  # the last: how its checkout differs from ours


def execute(program: Program, wanted: Ingredients) -> Answer:
    """Execute program on the worker that calls this, in its working directory, if all it depends on is as wanted."""
    import distributed

    worker = distributed.get_worker().address
    settings = load_settings()
    forget_versions()
    if differences := _differences(wanted, ingredients(program, settings)):
        return Answer(worker, differences)
    with closing(Session(settings)) as session:
        session.warm_up([program])
        try:
            return Answer(worker, session.notebooks(program))
        except CellError as error:
            return Answer(worker, error)


class Cluster:
    """The cluster that the setting `scheduler` names."""

    def __init__(self, settings: Settings) -> None:
        """Connect.

        Raises ConnectionError, with what to do, if Dask is not installed or no scheduler answers.
        """
        self.settings, self._said = settings, set[str]()
        without = "or take `scheduler` out of [tool.execution] in pyproject.toml, and pages run on this machine"
        try:
            import distributed
        except ModuleNotFoundError:
            raise ConnectionError(f'a cluster needs Dask: run `pip install -e ".[cluster]"`, {without}') from None
        try:
            self.client: Any = distributed.Client(settings.scheduler, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            found = f"no Dask scheduler answers at {settings.scheduler} ({error})"
            raise ConnectionError(f"{found}: start one with `dask scheduler`, {without}") from None

    def close(self) -> None:
        """Give up what is not done yet; each `notebooks` then raises CellError."""
        self.client.close()

    def notebooks(self, program: Program, wanted: Ingredients, say: Say) -> Notebooks:
        """Return the executed notebooks of program, by fingerprint, from a worker with the same checkout.

        Raises CellError when the program fails, no worker has the same checkout, or the scheduler is gone.
        """
        refused: dict[str, list[str]] = {}
        while True:
            answer = self._answer(program, wanted, refused, say)
            if isinstance(answer.found, CellError):
                raise self._at_home(answer.found)
            differences = answer.found if isinstance(answer.found, list) else self._reads_differ(answer.found)
            if not differences:
                assert isinstance(answer.found, dict)
                return answer.found
            refused[answer.worker] = differences
            self._say_once(say, f"{answer.worker} is refused: {'; '.join(differences[:3])}")

    def _answer(self, program: Program, wanted: Ingredients, refused: dict[str, list[str]], say: Say) -> Answer:
        """Return what a worker that is not refused has made of program; if it dies meanwhile, another gets it."""
        try:
            while True:
                others = sorted(self._able(program) - refused.keys())
                if refused and not others:
                    reasons = (f"{worker}: {line}" for worker, lines in refused.items() for line in lines)
                    raise CellError("no worker has the same checkout", detail="\n".join(reasons))
                future = self.client.submit(  # keys of one kind: Dask then deals the pages out as workers get free
                    execute, program, wanted, pure=False, resources=program.resources or None,
                    workers=others if refused else None,
                )  # fmt: skip
                while not future.done() and (not refused or self._able(program) & set(others)):
                    self._wait(future, program, say)
                if future.done():
                    answer: Answer = future.result()
                    return answer
        except (CancelledError, OSError) as error:
            raise CellError(f"the Dask scheduler at {self.settings.scheduler} is gone; build again") from error

    def _wait(self, future: Any, program: Program, say: Say) -> None:
        if not self._able(program):
            wanted = " with " + ", ".join(program.resources) if program.resources else ""
            self._say_once(say, f"{program.page}: waits for a worker{wanted}; `dask worker` starts one")
        try:
            future.result(timeout=LOOK)
        except TimeoutError:
            return

    def _able(self, program: Program) -> set[str]:
        """Return the workers that are there and have what program needs."""
        if self.client.status == "closed":
            raise CancelledError
        # not scheduler_info, whose answer a timer of the client overwrites with one that names no workers
        workers = self.client.sync(self.client.scheduler.identity, n_workers=-1)["workers"]
        return {
            address
            for address, about in workers.items()
            if all(about["resources"].get(name, 0) >= amount for name, amount in program.resources.items())
        }

    def _at_home(self, error: CellError) -> CellError:
        """Return an error with the states of the files here that its program has read there."""
        root, reads = self.settings.root, error.reads or {}
        error.reads = {path: state_of(str(root / path)) if state else [] for path, state in reads.items()}
        return error

    def _reads_differ(self, found: Notebooks) -> list[str]:
        """Return which files that a worker's cells have read are others here."""
        theirs = next(iter(found.values()))["metadata"]["execution"]["reads"]
        ours = read_digests(theirs, self.settings.root)
        return [f"{path}, which the page reads, differs" for path in theirs if theirs[path] != ours[path]]

    def _say_once(self, say: Say, line: str) -> None:
        if line not in self._said:
            self._said.add(line)
            say(line)


def _differences(ours: Ingredients, theirs: Ingredients) -> list[str]:
    """Return what differs, a line for each thing."""
    here, there = dict(_flat(ours)), dict(_flat(theirs))
    names = [name for name in here | there if here.get(name) != there.get(name)]
    digests = {name for name in names if len(str(here.get(name))) == len(str(there.get(name))) == 64}
    return [
        f"{name} differs" if name in digests else f"{name} is {there.get(name)} there, {here.get(name)} here"
        for name in names
    ]


def _flat(found: Any, name: str = "") -> Iterable[tuple[str, object]]:
    """Yield the leaves of nested tables, with their names."""
    if not isinstance(found, dict):
        yield name, found
        return
    for key, each in found.items():
        yield from _flat(each, f"{name}: {key}" if name else key)
