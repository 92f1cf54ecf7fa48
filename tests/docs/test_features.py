"""What readers of other courses look for is on a page of ours, where docs/data/features.toml says."""

import re
import tomllib
from pathlib import Path

import pytest

from execution.read.percent import page_text
from website.markdown.features import as_markdown

ROOT = Path(__file__).resolve().parents[2]
MAP = tomllib.loads((ROOT / "docs/data/features.toml").read_text(encoding="utf-8"))
SHOWN = [row for group in MAP["group"] for row in group["rows"]]
ROWS = [*SHOWN, *MAP["site"]["rows"]]
LESSONS = re.findall(
    r"^ {6}- ([\w-]+\.md)$",
    (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("- experiments:")[0],
    re.MULTILINE,
)


def test_every_row_is_on_a_page():
    assert sorted(row["n"] for row in ROWS if "n" in row) == [*range(1, 135)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_lesson_is_on_the_front_page_and_in_the_list(language):
    front = page_text(ROOT / "docs" / language / "index.md", "index.md")

    assert len(LESSONS) > 20
    assert [name for name in LESSONS if f"]({name})" not in front] == []
    assert [name for name in LESSONS if not any(row["at"].startswith(f"{name}#") for row in SHOWN)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["at"])
def test_a_row_leads_to_a_heading(row, language):
    name, _, heading = row["at"].partition("#")
    text = page_text(ROOT / "docs" / language / name, name)

    assert re.search(rf"^#+ .+ \{{#{heading}\}}$", text, re.MULTILINE), row


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_readers_page_has_a_place_for_what_they_learn(language):
    assert "\n\n<!-- features -->\n" in (ROOT / "docs" / language / "what-you-will-learn.md").read_text(
        encoding="utf-8"
    )
    assert as_markdown(MAP, language).count("\n- [") == len(SHOWN)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_rows_have_one_name(language):
    names = [row[language] for row in ROWS]

    assert sorted(set(names)) == sorted(names)
