"""What becomes of pages in a book; a parser of XML, not the one that made them, reads the chapters."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from website.publish.book.book import make_book
from website.publish.book.figures import chosen
from website.publish.book.folds import definitions_of
from website.publish.book.words import WORDS
from website.publish.site import Site, read_site, write_site

XHTML, SVG, MATH = (
    "{http://www.w3.org/1999/xhtml}",
    "{http://www.w3.org/2000/svg}",
    "{http://www.w3.org/1998/Math/MathML}",
)
LINK = "{http://www.w3.org/1999/xlink}href"


def tree(book, slug):
    return ET.fromstring(f'<html xmlns="{XHTML[1:-1]}">{book.chapters[slug][1]}</html>')


def text(element):
    return " ".join("".join(element.itertext()).split())


def pieces(element):
    """Return its texts, one after the other with a space between."""
    return " ".join(" ".join(element.itertext()).split())


def links(element):
    return {text(link): link.get("href") for link in element.iter(f"{XHTML}a")}


def of_class(element, name):
    return [one for one in element.iter() if name in one.get("class", "").split()]


def edit(folder, name, old, new):
    path = folder / name
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new))


def english(folder):
    return make_book(folder, read_site(folder).languages[1])


def test_chapters_are_the_pages_in_order_with_the_numbers_of_lessons_and_on(book):
    assert [title for title, _ in book.chapters.values()] == [
        *("Notes", "Licence", "Setup", "1 Tensors", "2 MLP", "3 Glossary", "Hints and solutions", "Index of terms")
    ]
    assert [(part.title, [one.title for one in part.entries]) for part in book.entries] == [
        ("Before the first lesson", ["Licence", "Setup"]),
        ("Basics", ["1 Tensors"]),
        ("Models", ["2 MLP"]),
        ("Reference", ["3 Glossary"]),
        ("At the end", ["Hints and solutions", "Index of terms"]),
    ]
    assert text(next(tree(book, "mlp").iter(f"{XHTML}h1"))) == "2 MLP"


def test_a_page_without_an_article_is_named(folder):
    edit(folder, "en/mlp/index.html", "article>", "main>")
    with pytest.raises(ValueError, match=r"docs/mlp\.md.*<article>"):
        english(folder)


def test_links_lead_into_the_book_else_to_the_site(book):
    assert links(tree(book, "tensors")) == {
        "training": "#mlp--train",
        "home": "https://notes.example/en/",
        "the notebook": "https://notes.example/en/tensors/tensors.ipynb",
        "PyTorch": "https://pytorch.org/",
        "shape": "#glossary--term-shape",
        "Solution at the end": "#solutions--tensors--1",
    }


def test_links_out_of_the_book_are_text_if_the_site_has_no_address(folder):
    site = read_site(folder)
    write_site(Site([replace(one, address="http://127.0.0.1:8000/" + one.home) for one in site.languages]), folder)
    page = tree(english(folder), "tensors")

    assert not {"home", "the notebook"} & links(page).keys() and links(page)["PyTorch"] == "https://pytorch.org/"
    assert "See training, home, the notebook, PyTorch" in text(page)


def test_ids_are_unique_in_the_book_and_every_link_and_reference_finds_one(book):
    trees = {slug: tree(book, slug) for slug in book.chapters}
    found = [one.get("id") for page in trees.values() for one in page.iter() if one.get("id")]
    own = {slug: {one.get("id") for one in page.iter()} for slug, page in trees.items()}
    referred = {(slug, one.get(LINK)[1:]) for slug, page in trees.items() for one in page.iter() if one.get(LINK)}
    clips = {(slug, name) for slug in trees for name in re.findall(r"url\(#([^)]+)\)", book.chapters[slug][1])}
    titles = {(slug, one.get("aria-labelledby")) for slug, page in trees.items() for one in page.iter(f"{SVG}svg")}

    assert len(found) == len(set(found))
    assert {href[1:] for page in trees.values() for href in links(page).values() if href[0] == "#"} <= set(found)
    assert len(referred) == 4 and len(titles) == 4
    assert all(name in own[slug] for slug, name in referred | clips | titles)


def test_a_link_that_leads_nowhere_and_an_id_that_stands_twice_are_named(folder):
    edit(folder, "en/tensors/index.html", "#term-shape", "#term-gone")
    edit(folder, "en/glossary/index.html", 'id="term-unused"', 'id="term-gone" class="facts"')
    with pytest.raises(ValueError, match="tensors: the link “shape” leads to #glossary--term-gone"):
        english(folder)
    edit(folder, "en/glossary/index.html", 'class="facts"', "")
    edit(folder, "en/tensors/index.html", 'id="step"', 'id="questions"')
    with pytest.raises(ValueError, match="tensors: the id tensors--questions stands in the book twice"):
        english(folder)


def test_a_slider_becomes_a_strip_of_its_first_its_last_and_two_between(book):
    strip, *_ = of_class(tree(book, "tensors"), "strip")

    assert [text(one) for one in strip.iter(f"{XHTML}figcaption")] == ["epoch 0", "epoch 2", "epoch 3", "epoch 5"]
    assert [text(one) for one in strip.iter(f"{SVG}text")] == ["0", "2", "3", "5"]
    assert [chosen(count) for count in (1, 2, 4, 20)] == [[0], [0, 1], [0, 1, 2, 3], [0, 6, 13, 19]]


def test_a_slider_whose_frames_are_gone_is_named(folder):
    (folder / "en/tensors/frames.data.js").unlink()
    with pytest.raises(ValueError, match=r"tensors/frames\.data\.js: the frames f1"):
        english(folder)


def test_svg_and_mathml_are_those_of_xml(book):
    page = tree(book, "tensors")
    svg = next(page.iter(f"{SVG}svg"))

    assert svg.get("viewBox") and next(svg.iter(f"{SVG}clipPath"))
    assert [(one.tag, one.get("displaystyle")) for one in page.iter(f"{MATH}mstyle")] == [(f"{MATH}mstyle", "true")]
    assert next(page.iter(f"{MATH}mfrac")).attrib == {}


def test_figures_and_styles_have_the_light_colours(folder):
    edit(folder, "en/tensors/frames.data.js", "<text>0", '<path d=\\"M 0\\" style=\\"stroke:var(--twice)\\" /><text>0')
    edit(
        folder, "en/tensors/frames.data.js", "<text>2", '<path d=\\"M 0\\" style=\\"fill:var(--none,#abc)\\" /><text>2'
    )
    made = english(folder)

    assert "stroke:#1d6fb8" in made.chapters["tensors"][1] and "fill:#abc" in made.chapters["tensors"][1]
    assert b"background: #eee" in made.files["book.css"] and b"var(" not in made.files["book.css"]
    edit(folder, "en/tensors/frames.data.js", "var(--twice)", "var(--nothing)")
    with pytest.raises(ValueError, match=r"var\(--nothing\) has no value"):
        english(folder)


def test_what_only_works_on_a_screen_goes(book):
    for slug in book.chapters:
        page, gone = tree(book, slug), {f"{XHTML}{name}" for name in ("form", "canvas", "input", "button", "details")}
        assert not gone & {one.tag for one in page.iter()}
        assert not {"title", "tabindex", "download"} & {name for one in page.iter() for name in one.attrib}
        assert "¶" not in text(page) and "Lesson 1 of" not in text(page) and "Later" not in text(page)


def test_tabs_stand_one_below_the_other_and_a_guess_has_its_answer_below(book):
    page = tree(book, "mlp")

    assert "From scratch one With PyTorch two" in pieces(page)
    assert [pieces(one) for one in of_class(page, "guess")] == ["What? 1 The answer 1"]


def test_how_a_page_was_run_is_its_last_line(book):
    *_, last = tree(book, "tensors").find(f"{XHTML}section")

    assert text(last) == "Last verified on 2026-11-29: all cells. torch 2.14.1 Fingerprint f00d"
    assert book.date == "2026-11-29" and "2026-11-29" in text(tree(book, "title"))


def test_folded_code_opens_unless_a_chapter_before_has_shown_all_of_it(book):
    page = tree(book, "mlp")

    assert "def plot" in text(page) and "Draw: plot" in text(page)
    assert "def sgd" not in text(page) and "From tensors: sgd (the code is in chapter 1)" in text(page)
    assert links(page)["chapter 1"] == "#tensors"


def test_folded_code_that_differs_or_does_more_stays(folder):
    edit(folder, "en/mlp/index.html", "return w - lr", "return w + lr")
    assert "return w + lr" in text(tree(english(folder), "mlp"))
    edit(folder, "en/mlp/index.html", "return w + lr", "return w - lr\nprint(sgd(1, 2))")
    assert "print(sgd(1, 2))" in text(tree(english(folder), "mlp"))
    assert definitions_of("%matplotlib inline") == (set(), True)


def test_hints_and_answers_stand_at_the_end_with_a_link_there_and_back(book):
    page, solutions = tree(book, "mlp"), tree(book, "solutions")

    assert "The task." in text(page)
    assert "solved" not in text(page) and "Think." not in text(page) and "Because" not in text(tree(book, "tensors"))
    titles = [
        text(one).removesuffix(" back to the question") for one in solutions.iter() if one.tag[-2:] in ("h2", "h3")
    ]
    assert titles == ["1 Tensors", "Questions", "2 MLP", "Write step"]
    assert "Hints Think. Solution def solved(): ..." in pieces(solutions)
    assert links(page)["Solution at the end"] == "#solutions--mlp--1"
    assert [one.get("id") for one in of_class(page, "solution")] == [links(solutions)["back to the question"][1:]]


def test_the_index_has_each_term_with_the_chapters_that_mention_it_once(book):
    page = tree(book, "index")
    entries = [text(one) for one in page.iter(f"{XHTML}li")]

    assert entries == ["shape 形状 1 · 2 · Hints and solutions"]
    assert links(page) == {
        "glossary": "#glossary",
        "shape 形状": "#glossary--term-shape",
        "1": "#tensors--at-term-shape",
        "2": "#mlp--at-term-shape",
        "Hints and solutions": "#solutions--at-term-shape",
    }


def test_the_licence_is_that_of_the_repository():
    licence = " ".join(Path("LICENSE-docs.md").read_text(encoding="utf-8").split())
    for words in WORDS.values():
        (url, name), *_ = re.findall(r'<a href="([^"]+)">([^<]+)</a>', words.terms_of_licence)
        assert f"[{name}]({url})" in licence.replace("国际许可协议 （", "国际许可协议（")
        assert "MIT" in words.terms_of_licence and "© The PyTorch Study Notes authors" in words.terms_of_licence
