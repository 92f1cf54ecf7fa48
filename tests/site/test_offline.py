"""The site in the zip works from file:, with no network and no server."""

import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.conftest import found, search
from website.markdown.offer import NAME
from website.publish.offline import page_for_files, write_zip


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    zipfile.ZipFile(site / NAME).extractall(folder)
    return folder / Path(NAME).stem


def test_the_zip_has_every_page_and_figure_and_notebook(site, unpacked):
    ours = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    theirs = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}

    assert {name for name in ours - theirs if not name.endswith("search/search_index.json")} == {
        *("404.html", "en/404.html", "site.json", NAME),
        *("sitemap.xml", "sitemap.xml.gz", "en/sitemap.xml", "en/sitemap.xml.gz"),
    }


def test_all_links_of_the_copy_lead_to_files(unpacked):
    missing = set()
    for page in unpacked.rglob("*.html"):
        for link in re.findall(r'<[a-z]+\s[^<>]*?(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            target = urlsplit(urljoin(page.as_uri(), link))
            if target.scheme == "file" and not (unpacked.root / unpacked.__class__(unquote(target.path))).is_file():
                missing.add((page.relative_to(unpacked).as_posix(), link))

    assert missing == set()


def test_the_same_site_gives_the_same_zip(site, tmp_path):
    shutil.copytree(site, tmp_path / "site")
    write_zip(tmp_path / "site")
    assert (tmp_path / "site" / NAME).read_bytes() == (site / NAME).read_bytes()


@pytest.mark.parametrize(
    "link, changed",
    [
        ("../mlp/#loss", "../mlp/index.html#loss"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("mlp.ipynb", "mlp.ipynb"),
        ("#loss", "#loss"),
        ("https://pytorch.org/", "https://pytorch.org/"),
    ],
)
def test_links_to_folders_and_only_they_name_a_file(link, changed):
    assert page_for_files(f'<a class="x" href="{link}">') == f'<a class="x" href="{changed}">'


@pytest.mark.parametrize(
    "home, query, lesson, translated",
    [
        ("index.html", "自动微分", "autograd", "en/autograd"),
        ("en/mlp/index.html", "cross entropy", "en/softmax-regression", "softmax-regression"),
    ],
)
def test_search_and_languages_work_from_files(tab, unpacked, home, query, lesson, translated):
    page = tab("file:")
    page.goto((unpacked / home).as_uri())
    search(page, query)
    best = found(page)[0][0]
    assert best.partition("?")[0] == (unpacked / lesson / "index.html").as_uri()

    page.goto(best)
    page.wait_for_selector("mark[data-md-highlight]")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].every(font => font.status == 'loaded'))")
    page.click("[data-language-link]")
    page.wait_for_url((unpacked / translated / "index.html").as_uri())
    assert page.problems == []
