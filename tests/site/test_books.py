"""The books of the whole site: valid, whole, nothing cut off. The layout is that of the paper, seen in a browser."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.site.conftest import unavailable
from website.publish.book.book import make_book
from website.publish.book.offer import name_of
from website.publish.book.pdf import STYLE
from website.publish.book.xhtml import document
from website.publish.site import read_site

pytestmark = [pytest.mark.weekly, pytest.mark.timeout(3600)]  # a book takes a minute, or many on a busy machine
LANGUAGES = "zh", "en"
PAPER = 643  # the width of the text on paper in CSS pixels: 170 mm
WIDE = """() => [...document.querySelectorAll("section *")]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("math, svg :not(svg)"))
  .map(one => `${one.closest("section").id}: ${one.outerHTML.slice(0, 120)}`)"""
TORN = r"""() => [...document.querySelectorAll("td:first-child code")]
  .filter(one => one.getClientRects().length > 1 && !/[^\w.]/.test(one.textContent)).map(one => one.outerHTML)"""
LOOSE = r"""() => [...document.querySelectorAll("p, li, dd")].flatMap(block => {
  const found = [], left = block.getBoundingClientRect().left + parseFloat(getComputedStyle(block).paddingLeft)
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange()
  while (texts.nextNode()) {
    const text = texts.currentNode
    if (text.parentElement.closest("p, li, dd, code, math, svg") !== block) continue
    for (const { index } of text.data.matchAll(/[，。；：、）”？！》,;:)]/g)) {
      range.setStart(text, index); range.setEnd(text, index + 1)
      const box = range.getBoundingClientRect()
      if (box.width && box.left < left + 3) found.push(text.data.slice(index, index + 40))
    }
  }
  return found
})"""
FONT = "/FontFile", "/FontFile2", "/FontFile3"


@pytest.fixture(scope="module")
def books(site, browser, tmp_path_factory):
    """A copy of the site, with its books; the browser is asked for, for one has to be there."""
    folder = tmp_path_factory.mktemp("books") / "site"
    shutil.copytree(site, folder)  # other tests have the site, too
    command = [sys.executable, "-m", "website.publish.book", folder]
    process = subprocess.run(command, capture_output=True, text=True, timeout=3000, env=os.environ)
    assert process.returncode == 0, process.stdout + process.stderr
    return folder


def epubcheck(path):
    """Return what epubcheck finds; Debian's is a file for Java."""
    program = shutil.which("epubcheck")
    if not program or not shutil.which("java"):
        unavailable("no epubcheck: apt install epubcheck")
    jar = Path(program).read_bytes()[:2] == b"PK"
    command = ["java", "-jar", program] if jar else [program]
    return subprocess.run([*command, path], capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_finds_nothing(books, language):
    process = epubcheck(books / name_of(language, "epub"))

    assert "0 fatals / 0 errors / 0 warnings" in process.stdout + process.stderr, process.stdout + process.stderr
    assert process.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_epub_has_every_figure_formula_and_cell_of_the_pages(books, language):
    known = next(one for one in read_site(books).languages if one.language == language)
    with zipfile.ZipFile(books / name_of(language, "epub")) as archive:
        pages = [ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
    found = [one for page in pages for one in page.iter()]
    html = "".join(
        re.search(r"<article.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL)[0]
        for page in known.pages
        if page.url and (path := books / known.home / page.url / "index.html")
    )
    count = {name: sum(one.tag.endswith("}" + name) for one in found) for name in ("math", "svg", "table", "h2", "img")}

    assert count["math"] == html.count("<math") and count["table"] == html.count("<table")
    assert count["svg"] > html.count("<svg ") > 30 and count["img"] == html.count("<img ")
    errors = sum("cell-error" in one.get("class", "").split() for one in found)
    assert errors == len(re.findall(r'class="[^"]*cell-error', html)) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_bookmarks_tags_and_all_its_fonts_in_twelve_megabytes(books, language):
    known = next(one for one in read_site(books).languages if one.language == language)
    book, path = make_book(books, known), books / name_of(language, "pdf")

    assert path.stat().st_size <= 12_000_000
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            marks = [without_spaces(item.title) for item in outline.root]  # Chromium loses those at ends of lines
            assert sum(len(item.children) for item in outline.root) > 300
        title, licence, *rest = (without_spaces(title) for title, _ in book.chapters.values())
        assert marks == [title, licence, book.words.contents, *rest]
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == language
        assert len(pdf.pages) > 300
        fonts = [font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
        assert len(fonts) > 300 and all(map(embedded, fonts))


def without_spaces(text):
    return "".join(text.split())


def embedded(font):
    """Tell whether a font is in the file: as a program, or drawn, as Chromium has Chinese."""
    if font.Subtype == "/Type3":
        return len(font.CharProcs) > 0
    descriptor = (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor
    return any(name in descriptor for name in FONT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_paper_nor_torn(site, browser, language, tmp_path):
    known = next(one for one in read_site(site).languages if one.language == language)
    book = make_book(site, known)
    for name, content in book.files.items():
        (file := tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    chapters = []
    for slug, (title, body) in book.chapters.items():
        chapters.append(f"{slug}.xhtml")
        (tmp_path / chapters[-1]).write_text(document(title, language, body, "book.css"), encoding="utf-8")
    page, found = browser.new_page(viewport={"width": PAPER, "height": 900}), {WIDE: [], TORN: [], LOOSE: []}
    for name in chapters:
        page.goto((tmp_path / name).as_uri())  # as a reader of EPUB has it
        for script in found:
            found[script] += page.evaluate(script)
        page.add_style_tag(content=STYLE.read_text(encoding="utf-8"))  # and as it is on paper
        for script in found:
            found[script] += page.evaluate(script)
    page.close()

    assert found[WIDE] == []
    assert found[TORN] == [], "names in the first column of a table are broken in two"
    assert found[LOOSE] == [], "lines begin with the sign that ends what stands before"


def test_the_home_pages_offer_them(books):
    for home, language in (("", "zh"), ("en/", "en")):
        html = (books / home / "index.html").read_text(encoding="utf-8")
        offered = re.findall(r'<a href="((?:\.\./)?pytorch-study-notes\.[^"]+)"', html)
        assert [link.rpartition("/")[2] for link in offered] == [name_of(language, "pdf"), name_of(language, "epub")]
        assert all((books / home / link).resolve().is_file() for link in offered)
