"""Which room of the engine may use which."""

from pathlib import Path

import pytest

import execution
from execution.keep.fingerprint import imported_names

ENGINE = Path(execution.__file__).parent
ROOMS = {  # what else a room may use
    "kernel": set(),
    "read": {"execution.cell", "execution.settings"},
    "keep": {"execution.cell", "execution.settings", "execution.files", "execution.session", "execution.kernel"},
}


def used(folder):
    return {name for path in folder.rglob("*.py") for name in imported_names(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_nothing_that_comes_after_it(room):
    modules = {".".join(name.split(".")[:2]) for name in used(ENGINE / room) if name.startswith("execution.")}

    assert modules - ROOMS[room] == {f"execution.{room}"}


def test_the_engine_knows_neither_the_site_builder_nor_the_course():
    tops = {name.partition(".")[0] for name in used(ENGINE)}

    assert "markdown" in tops
    assert not tops & {"mkdocs", "material", "website", "snippets", "exercises"}
