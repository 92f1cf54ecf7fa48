from pathlib import Path

import pytest

from website.publish.notebooks import address
from website.publish.site import Language, Page

PAGES = [Page(f"docs/en/{source}", url, "", "", None) for source, url in (("mlp.md", "mlp/"), ("x/a.py", "x/a/"))]
LANGUAGE = Language("en", "", "en/", "https://e.org/en/", "", "", "docs/en", PAGES)


@pytest.mark.parametrize(
    "path, expected",
    [
        ("", "https://e.org/en/x/a/"),
        ("../mlp.md", "https://e.org/en/mlp/"),
        ("../images/a.svg", "https://e.org/en/images/a.svg"),
        ("../gone.md", "../gone.md"),
    ],
)
def test_links_of_a_notebook_are_whole_addresses_of_what_is_there(tmp_path: Path, path, expected):
    (tmp_path / "docs/en/images").mkdir(parents=True)
    (tmp_path / "docs/en/images/a.svg").write_text("")

    assert address(path, LANGUAGE, PAGES[1], tmp_path) == expected
