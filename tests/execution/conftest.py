import contextlib
import dataclasses
import time

import pytest

from execution.cell import Cell, Program, Value
from execution.execute import Workers
from execution.session import Session
from execution.settings import Settings


@pytest.fixture
def settings(tmp_path):
    """A project of its own: no preloaded libraries, a cell may take a minute."""
    (tmp_path / "snippets").mkdir()
    return Settings(tmp_path, preload=(), timeout=60, processes=2)


@pytest.fixture(scope="session")
def workers(tmp_path_factory):
    """A warm process for the whole test run."""
    workers = Workers(Settings(tmp_path_factory.mktemp("warm"), preload=(), timeout=60))
    yield workers
    workers.close()


@pytest.fixture
def new_workers(settings):
    """Make warm processes with other settings; whatever happens, they end with the test."""
    with contextlib.ExitStack() as stack:

        def make(fork=True, **changes):
            workers = Workers(dataclasses.replace(settings, **changes), fork)
            stack.callback(workers.close)
            return workers

        yield make


@pytest.fixture
def session(settings, workers):
    """A session with an empty cache."""
    session = Session(settings)
    session.workers = workers
    return session


@pytest.fixture
def new_session(settings):
    """Open sessions of the project with processes of their own, like one build after the other."""
    sessions = []

    def make():
        sessions.append(Session(settings))
        return sessions[-1]

    yield make
    for session in sessions:
        session.workers.close()


@pytest.fixture
def program():
    """Make a program from sources; options go to the last cell."""

    def make(*sources, values=(), page="page.md", **options):
        cells = [Cell(source, line=10 * n) for n, source in enumerate(sources, 1)]
        cells[-1] = Cell(sources[-1], line=10 * len(sources), **options)
        return Program(page, cells, [Value(expression, after) for expression, after in values])

    return make


@pytest.fixture
def eventually():
    """Wait up to a minute until a condition holds; return whether it does."""

    def wait(condition):
        end = time.monotonic() + 60
        while not condition() and time.monotonic() < end:
            time.sleep(0.05)
        return condition()

    return wait
