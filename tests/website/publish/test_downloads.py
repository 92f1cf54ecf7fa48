from pathlib import Path

from website.markdown.offer import CHECK
from website.publish.downloads import write_downloads

ROOT = Path(__file__).resolve().parents[3]


def test_what_a_page_offers_stands_in_the_site_as_it_was_written(tmp_path):
    write_downloads(tmp_path)

    assert (tmp_path / CHECK).read_bytes() == (ROOT / "website/downloads" / CHECK).read_bytes()
