"""The site in the zip works from file:, with no network and no server."""

import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

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

    assert ours - theirs == {
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
    "home, said", [("index.html", "请在这个文件夹里运行"), ("en/mlp/index.html", "In the folder of these")]
)
def test_from_files_the_search_says_how_to_start_a_server(tab, unpacked, home, said):
    page = tab("file:")
    page.goto((unpacked / home).as_uri())
    page.keyboard.press("/")

    message = page.inner_text(".search-dialog [role=status]")
    assert said in message and "python -m http.server" in message
    assert page.problems == []


def test_languages_and_fonts_work_from_files(tab, unpacked):
    page = tab("file:")
    page.goto((unpacked / "en/gradients/index.html").as_uri())
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].every(font => font.status == 'loaded'))")
    page.click("[data-language-link]")
    page.wait_for_url((unpacked / "gradients/index.html").as_uri())
    assert page.problems == []
