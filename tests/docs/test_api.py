"""The list of functions: every module of the snippets, each with the lesson that shows it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.stem for path in (ROOT / "snippets").glob("*.py") if path.stem != "__init__")
SECTION = re.compile(r"^### `(\w+)\.py` \{#([\w-]+)\}\n\n\S.*\]\((\S+)\)\n\n::: snippets\.(\w+)$", re.MULTILINE)


def sections(language):
    return SECTION.findall((ROOT / "docs" / language / "api.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_module_has_one_section(language):
    assert sorted(name for name, _, _, _ in sections(language)) == MODULES
    assert [x for x in sections(language) if not x[0] == x[3] == x[1].replace("-", "_")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lesson_of_a_module_shows_it(language):
    texts = {
        page: (ROOT / "docs" / language / page).read_text(encoding="utf-8") for _, _, page, _ in sections(language)
    }

    assert [name for name, _, page, _ in sections(language) if f'--8<-- "{name}.py' not in texts[page]] == []
