"""What search engines, feed readers, chats and language models are told about the site is there, whole and true."""

import re
import xml.etree.ElementTree as etree
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = "http://127.0.0.1:8000/"
HOMES = {"zh": "", "en": "en/"}
PATHS = sorted(  # "", "mlp/", "experiments/", "experiments/seeds/" …
    path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix().removesuffix("index").rstrip("/") + "/"
    for path in (ROOT / "docs/zh").rglob("*")
    if path.suffix in (".md", ".py")
)
PATHS[0] = ""  # the home page, "/"
PAGES = [(language, path) for language in HOMES for path in PATHS]
ATOM, MAP, XHTML = (
    f"{{http://www.{name}}}" for name in ("w3.org/2005/Atom", "sitemaps.org/schemas/sitemap/0.9", "w3.org/1999/xhtml")
)


def head(site, language, path):
    return (site / HOMES[language] / path / "index.html").read_text(encoding="utf-8").partition("</head>")[0]


def meta(text):
    """Return {name or property: content} of a page's head; each but the words for the search may be there only once."""
    found = re.findall(r'<meta (?:name|property)="(?!synonyms)([^"]+)" content="([^"]*)"', text)
    assert len(found) == len(dict(found)), found
    return {name: unescape(content) for name, content in found}


@pytest.mark.parametrize("language", HOMES)
def test_every_page_names_its_language_and_has_a_description_of_its_own(site, language):
    heads = [head(site, language, path) for path in PATHS]
    descriptions = [meta(text)["description"] for text in heads]

    assert [path for path, text in zip(PATHS, heads, strict=True) if f'<html lang="{language}"' not in text] == []
    assert len(set(descriptions)) == len(PATHS)
    assert [text for text in descriptions if not 15 <= len(text) <= 300] == []
    assert [text for text in descriptions if bool(re.search("[一-鿿]", text)) != (language == "zh")] == []


@pytest.mark.parametrize("language, path", PAGES)
def test_a_shared_link_shows_title_sentence_and_card_by_whole_addresses(site, language, path):
    text = head(site, language, path)
    found, home = meta(text), BASE + HOMES[language]

    assert found["og:title"] in unescape(re.search("<title>(.*)</title>", text)[1])
    assert found["og:description"] == found["description"]
    assert found["og:url"] == home + path and f'<link rel="canonical" href="{home}{path}">' in text
    assert found["og:locale"] == {"zh": "zh_CN", "en": "en_US"}[language]
    assert found["og:image"] == f"{home}images/card-{language}.png" and found["og:image:alt"]
    assert found["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("language", HOMES)
def test_the_card_has_the_size_that_pages_tell(site, language):
    found = meta(head(site, language, ""))
    with Image.open(site / HOMES[language] / f"images/card-{language}.png") as card:
        assert (card.format, *map(str, card.size)) == ("PNG", found["og:image:width"], found["og:image:height"])
        assert len(card.convert("RGB").getcolors(2**20)) > 20  # something is drawn


@pytest.mark.parametrize("language", HOMES)
def test_the_feed_holds_every_page_in_the_order_of_its_changes(site, language):
    home = BASE + HOMES[language]
    root = etree.parse(site / HOMES[language] / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    dates = [entry.findtext(f"{ATOM}updated") for entry in entries]

    assert sorted(entry.find(f"{ATOM}link").get("href") for entry in entries) == sorted(home + path for path in PATHS)
    assert all(entry.findtext(f"{ATOM}{tag}") for entry in entries for tag in ("title", "summary"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert dates == sorted(dates, reverse=True) and root.findtext(f"{ATOM}updated") == dates[0]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", date) for date in dates)
    assert (
        root.findtext(f"{ATOM}author/{ATOM}name") and root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    )


@pytest.mark.parametrize("language, path", PAGES)
def test_every_page_leads_to_the_feed_of_its_language(site, language, path):
    (feed,) = re.findall(
        r'<link rel="alternate feed" type="application/atom\+xml"[^>]* href="([^"]+)"', head(site, language, path)
    )

    assert (site / HOMES[language] / path / feed).resolve() == (site / HOMES[language] / "feed.xml").resolve()


@pytest.mark.parametrize("language", HOMES)
def test_llms_txt_links_every_page_and_every_notebook(site, language):
    text = (site / HOMES[language] / "llms.txt").read_text(encoding="utf-8")
    links = re.findall(r"\]\((http[^)]+)\)", text)
    notebooks = {path.relative_to(site).as_posix() for path in site.rglob("*.ipynb")}
    own = {name for name in notebooks if name.startswith("en/") == (language == "en")}
    other = HOMES["en" if language == "zh" else "zh"]

    assert re.match(r"# .+\n\n> .+\n\n", text) and "(): " not in text
    assert sorted(links) == sorted(
        [*(BASE + HOMES[language] + path for path in PATHS), *(BASE + name for name in own), f"{BASE}{other}llms.txt"]
    )


@pytest.mark.parametrize("language", HOMES)
def test_the_sitemap_gives_both_languages_of_every_page(site, language):
    urls = etree.parse(site / HOMES[language] / "sitemap.xml").getroot().findall(f"{MAP}url")
    found = {
        url.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        for url in urls
    }

    assert found == {
        BASE + HOMES[language] + path: {other: BASE + home + path for other, home in HOMES.items()} for path in PATHS
    }


@pytest.mark.parametrize("language", HOMES)
def test_the_404_page_speaks_both_languages(site, language):
    text = (site / HOMES[language] / "404.html").read_text(encoding="utf-8")

    assert f'<html lang="{language}"' in text and "description" in meta(text.partition("</head>")[0])
    assert '<section class="missing" lang="zh" data-home="/">' in text and '<form action="/" role="search">' in text
    assert (
        '<section class="missing" lang="en" data-home="/en/">' in text and '<form action="/en/" role="search">' in text
    )
    links = set(re.findall(r'<a href="(/[^"]*)">', text.partition('class="missing"')[2].partition("</article>")[0]))
    assert len(links) == 8 and not [link for link in links if not (site / link[1:] / "index.html").exists()]
