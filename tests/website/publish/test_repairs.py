import pytest

from website.publish import repairs
from website.publish.repairs import RepairError, repair
from website.publish.site import Language, Site, write_site

TOC = '<nav class="md-nav md-nav--secondary" aria-label="{}">'
PAGE = (
    f"{TOC}\n{TOC}"
    '<nav class="md-nav" aria-label="{}"><label tabindex=""></label>'
    '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
)


@pytest.fixture
def folder(tmp_path):
    """A built folder of two languages with a page each, and a missing page."""
    languages = [Language(name, name, home, "", "", "", "", []) for name, home in (("zh", ""), ("en", "en/"))]
    write_site(Site(languages), tmp_path)
    for path, words in {"index.html": "目录", "en/index.html": "Contents", "404.html": "目录"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(PAGE.format(words, words, words), encoding="utf-8")
    return tmp_path


def test_each_landmark_has_a_name_of_its_own_in_the_language_of_the_page(folder):
    repair(folder)

    for path, first, second in (
        ("index.html", "目录（菜单）", "目录"),
        ("en/index.html", "Contents (menu)", "Contents"),
    ):
        html = (folder / path).read_text(encoding="utf-8")
        assert html.startswith(f"{TOC.format(first)}\n{TOC.format(second)}")
        assert '<nav class="md-nav" role="none">' in html


def test_a_page_with_one_table_of_contents_keeps_its_name(folder):
    (folder / "404.html").write_text(TOC.format("目录"), encoding="utf-8")
    repair(folder)

    assert (folder / "404.html").read_text(encoding="utf-8") == TOC.format("目录")


def test_attributes_that_html_does_not_know_go(folder):
    repair(folder)

    assert not {"autocomplete", "tabindex"} & set(
        (folder / "index.html").read_text(encoding="utf-8").replace("=", " ").split()
    )


@pytest.mark.parametrize("gone", ["md-nav--secondary", 'class="md-nav"', "autocomplete", "tabindex"])
def test_a_repair_that_finds_nothing_stops_the_build(folder, gone):
    for path in folder.rglob("*.html"):
        path.write_text(path.read_text(encoding="utf-8").replace(gone, "other"), encoding="utf-8")
    with pytest.raises(RepairError, match="stands nowhere any more"):
        repair(folder)

    assert len(repairs.REPAIRS) == 4
