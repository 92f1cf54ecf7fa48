"""The files of a small book: what is in the EPUB, what numbers the PDF's contents, what the home page says."""

import io
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

import pikepdf
import pytest

from website.publish.book.epub import write_epub
from website.publish.book.matter import contents
from website.publish.book.numbers import packed, pages_of, with_numbers
from website.publish.book.offer import name_of, write_offers

OPF, XHTML = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def files(book, tmp_path):
    """The files of the EPUB, by name, in their order."""
    write_epub(book, tmp_path / "book.epub")
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_an_epub_begins_with_its_kind_as_it_is(files, tmp_path):
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert files["mimetype"] == b"application/epub+zip"


def test_an_epub_has_what_its_list_says_in_the_order_of_the_book(files, book):
    package = ET.fromstring(files["EPUB/content.opf"])
    items = {item.get("id"): item.attrib for item in package.iter(f"{OPF}item")}
    spine = [items[ref.get("idref")]["href"] for ref in package.iter(f"{OPF}itemref")]

    assert {f"EPUB/{item['href']}" for item in items.values()} == files.keys() - {
        *("mimetype", "META-INF/container.xml", "EPUB/content.opf")
    }
    assert [name for name in spine if name != "nav.xhtml"] == [f"{slug}.xhtml" for slug in book.chapters]
    assert {item["href"]: item["properties"] for item in items.values() if "properties" in item} == {
        "nav.xhtml": "nav",
        "tensors.xhtml": "mathml svg",
    }
    assert {item["media-type"] for item in items.values() if item["href"].endswith(".woff2")} == {"font/woff2"}


def test_every_link_and_image_of_an_epub_leads_to_what_is_in_it(files):
    pages = {name: ET.fromstring(text) for name, text in files.items() if name.endswith(".xhtml")}
    ids = {name: {one.get("id") for one in page.iter()} for name, page in pages.items()}
    followed = 0
    for name, page in pages.items():
        for one in page.iter():
            target = one.get("href") or one.get("src") or ""
            if not target or re.match(r"[a-z]+:", target):
                continue
            path, _, part = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)).partition("#")
            assert path in files and (not part or part in ids[path]), (name, target)
            followed += 1
    assert followed > 30


def test_the_same_book_gives_the_same_bytes(book, tmp_path):
    for name in "ab":
        write_epub(book, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def pdf(names):
    """Return a PDF of two pages, with a name for the second, whose structure is not compressed."""
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(2):
        made.add_blank_page()
    made.Root.Dests = pikepdf.Dictionary({f"/{name}": [made.pages[1].obj, pikepdf.Name.XYZ, 0, 0, 0] for name in names})
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_contents_and_index_name_the_pages_of_the_pdf(book):
    names = {entry.name for part in book.entries for entry in part.entries}
    pages = pages_of(pdf(names))
    html = with_numbers(contents(book.entries, book.words), pages)

    assert pages == dict.fromkeys(names, 2)
    assert re.findall(r'<a class="place" href="#(\w+)">(\d+)</a>', html) == [
        (entry.name, "2") for part in book.entries for entry in part.entries
    ]


def test_a_packed_pdf_is_smaller_and_has_the_same_pages():
    large = pdf([f"section-{n}" for n in range(1000)])

    assert len(packed(large)) < len(large) / 2 and pages_of(packed(large)) == pages_of(large)


def test_the_home_pages_offer_the_books_that_are_there(folder):
    home = folder / "en/index.html"
    write_offers(folder)
    assert 'class="books"' not in home.read_text()
    for kind in ("pdf", "epub"):
        (folder / name_of("en", kind)).write_bytes(b"x" * 1_240_000)
    write_offers(folder)
    write_offers(folder)

    (offer,) = re.findall(r'<p class="books">(.*?)</p>', home.read_text())
    assert re.findall(r'href="([^"]+)" download>(\w+)</a> \((.*?)\)', offer) == [
        ("../pytorch-study-notes.en.pdf", "PDF", "1.2 MB"),
        ("../pytorch-study-notes.en.epub", "EPUB", "1.2 MB"),
    ]
    assert 'class="books"' not in (folder / "index.html").read_text()
    (folder / name_of("zh", "epub")).write_bytes(b"x" * 800_000)
    write_offers(folder)
    assert 'href="pytorch-study-notes.zh.epub" download>EPUB</a>（0.8 MB）。' in (folder / "index.html").read_text()
    home.write_text("<article></article>")
    with pytest.raises(ValueError, match=r"docs/index\.md: has no <!-- books -->"):
        write_offers(folder)


def test_a_folder_that_is_no_site_is_refused(tmp_path):
    command = [sys.executable, "-m", "website.publish.book", tmp_path]
    process = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert process.returncode == 1 and "run `make build` first" in process.stderr
