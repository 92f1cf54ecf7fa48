"""What readers of other courses look for is on a page of ours, in both languages; and the readers' page says where.

`python tests/docs/test_features.py` writes that page from features.toml.
"""

import re
import tomllib
from pathlib import Path

import pytest

from execution.read.percent import page_text

ROOT = Path(__file__).resolve().parents[2]
MAP = tomllib.loads((ROOT / "tests/docs/features.toml").read_text(encoding="utf-8"))
ROWS = [row for group in MAP["group"] for row in group["rows"]]
MARKS = "<!-- from tests/docs/features.toml -->", "<!-- to here -->"


def page(language):
    return ROOT / "docs" / language / "what-you-will-learn.md"


def lists(language):
    """Return what the page of a language says between the marks."""
    lines = []
    for group in MAP["group"]:
        lines += ["", f"## {group[language]} {{#{group['id']}}}", ""]
        lines += [f"- [{row[language]}]({row['at']})" for row in group["rows"]]
    return "\n".join([*lines, "", ""])


def write(language):
    before, _, rest = page(language).read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    page(language).write_text(f"{before}{MARKS[0]}\n{lists(language)}{MARKS[1]}{after}", encoding="utf-8")


def test_every_row_is_on_a_page():
    assert sorted(row["n"] for row in ROWS) == list(range(1, 116))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["n"]))
def test_a_row_leads_to_a_heading(row, language):
    name, _, heading = row["at"].partition("#")
    text = page_text(ROOT / "docs" / language / name, name)

    assert re.search(rf"^#+ .+ \{{#{heading}\}}$", text, re.MULTILINE), row


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_readers_page_says_what_the_map_says(language):
    found = page(language).read_text(encoding="utf-8").partition(MARKS[0])[2].partition(MARKS[1])[0]

    assert found == f"\n{lists(language)}", "run `python tests/docs/test_features.py` to write the page anew"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_rows_have_one_name(language):
    names = [row[language] for row in ROWS]

    assert sorted(set(names)) == sorted(names)


if __name__ == "__main__":
    for each in ("zh", "en"):
        write(each)
