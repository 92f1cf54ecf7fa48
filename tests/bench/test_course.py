import pytest

from bench.course import ROOT, plain

PAGES = sorted(path for path in ROOT.glob("docs/[ez][nh]/**/*") if path.suffix in (".md", ".py"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_plain_mkdocs_gets_the_same_markdown_whole(path):
    text = plain(path)

    assert "--8<--" not in text and "<!-- exercises -->" not in text and "```difference" not in text
    assert len(text) > 0.9 * path.stat().st_size / (3 if "zh" in path.parts else 1)
