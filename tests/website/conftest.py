"""The small sites of these tests share the runs of their cells: what is tested comes after them."""

import pytest


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    """Return the folder in which runs are kept."""
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(autouse=True)
def shared_runs(runs, monkeypatch):
    monkeypatch.setenv("EXECUTION_CACHE", str(runs))
