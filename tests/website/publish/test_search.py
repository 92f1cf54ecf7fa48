import gzip
import json
import re
from pathlib import Path
from subprocess import run
from types import SimpleNamespace

import pytest

from website.publish import search
from website.publish.records import COPIES, IDLE, UNASKED, Record, records, words
from website.publish.search import completed, index, is_whole, read_language, write_index, write_languages
from website.publish.sections import Contents, Section, read
from website.publish.site import Language, Page, Site, read_site, write_site

HTML = """<html><head><meta name="boost" content="0.5"><meta name="synonyms" content="b: two, zwei: 2">
</head><body><nav>menu</nav><h1 id="a">One<a class="headerlink">¶</a></h1><p>first <b>bold</b>word</p>
<p class="facts">3 min</p><div class="measured"><pre>0.123</pre></div><h2 id="b">Two <code>x</code></h2>
<table><tr><td>left</td><td>right</td></tr></table><button>Copy</button><footer>end</footer></body></html>"""


@pytest.fixture
def site(tmp_path):
    """Return a function that makes a built folder of pages, by their source and HTML."""

    def make(**pages):
        known = [Page(f"docs/{name}.md", f"{name}/", name, "", None) for name in pages]
        write_site(Site([Language("en", "English", "", "", "Notes", "", "docs", known)]), tmp_path)
        for name, html in pages.items():
            (tmp_path / name).mkdir()
            (tmp_path / name / "index.html").write_text(html, encoding="utf-8")
        return tmp_path

    return make


def files(folder):
    return {path.name: path.read_bytes() for path in folder.glob("pagefind/**/*") if path.is_file()}


def test_a_page_is_read_by_its_headings_without_what_is_not_its_text():
    assert read(HTML) == Contents(
        0.5,
        {"b": "two, zwei: 2"},
        [Section("a", "h1", "One", "first bold word"), Section("b", "h2", "Two x", "left right")],
    )


def test_synonyms_of_a_heading_that_is_not_there_name_the_page(site):
    folder = site(mlp=HTML.replace('content="b:', 'content="c:'))
    with pytest.raises(ValueError, match=r"docs/mlp.md: synonyms for headings that are not there: c"):
        write_index(folder, folder / "kept")


def test_a_language_in_which_nothing_would_be_found_is_an_error(site, tmp_path):
    with pytest.raises(ValueError, match="no page has a section"):
        write_index(site(mlp="<p>nothing</p>"), tmp_path / "kept")


def test_what_pagefind_leaves_out_is_an_error(tmp_path):
    with pytest.raises(ValueError, match=r"of 2 sections, Pagefind has indexed \{'en': 1\}"):
        index([*records(read(HTML), "a/")[:1], Record("not a page", {})], tmp_path / "pagefind")


def test_a_failing_pagefind_is_told_with_its_message(tmp_path, monkeypatch):
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho no space >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr("website.publish.search.get_executable", lambda: program)
    with pytest.raises(ValueError, match="Pagefind failed: no space"):
        index(records(read(HTML), "a/"), tmp_path / "made")


def test_where_an_index_could_not_be_made_none_is_left_that_seems_whole(site):
    folder = site(mlp=HTML)
    write_index(folder, folder / "kept")
    assert is_whole(folder)
    with pytest.raises(ValueError, match="Pagefind failed"):
        index([Record("not a page", {})], folder / "pagefind")
    assert not is_whole(folder)


@pytest.mark.parametrize("memory", ["a folder", "no folder", "a folder without room"])
def test_with_a_folder_in_memory_or_without_the_index_is_the_same(site, tmp_path, monkeypatch, memory):
    folder, found = site(mlp=HTML), records(read(HTML), "a/")
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr(search, "MEMORY", tmp_path / ("none" if memory == "no folder" else "memory"))
    if memory == "a folder without room":
        monkeypatch.setattr(search.shutil, "disk_usage", lambda path: SimpleNamespace(free=100))
    used = []
    monkeypatch.setattr(
        search.subprocess, "run", lambda command, **options: used.append(command) or run(command, **options)
    )
    index(found, folder / "pagefind")
    assert (tmp_path / "memory" in used[0][2].parents) == (memory == "a folder")
    assert len(list(folder.glob("pagefind/fragment/*"))) == len(found)
    assert list((tmp_path / "memory").iterdir()) == []


def test_an_index_whose_place_is_gone_is_an_error_and_no_wait_without_end(site):
    """As under a server, whose next build moves the folder of the last one away."""
    folder = site(mlp=HTML)
    entries = read_language(folder, read_site(folder).languages[0], folder / "kept")
    with pytest.raises(OSError):
        write_languages([entries._replace(target=Path("/proc/none/pagefind"))])


def test_names_are_indexed_whole_and_in_parts_and_chinese_as_pairs():
    assert words("zero_grad DataLoader 128") == "zerograd zero grad dataloader data loader 128"
    assert words("张量") == "x8ioij3x"  # 0x5f20 - 0x3400 is 8 * 36 * 36 + 18 * 36 + 24
    assert len(words("梯度清零").split()) == 3 and len(words("零").split()) == 1


def test_no_character_of_the_course_is_taken_for_a_traditional_one():
    code = Path("website/theme/js/ranking.js").read_text(encoding="utf-8")
    pairs = "".join(re.findall(r'"([^"]*)"', code.partition("const SIMPLIFIED")[2].partition(".match(")[0]))
    pages = [*Path("docs/zh").rglob("*.md"), *Path("docs/zh").rglob("*.py")]
    used = set("".join(path.read_text(encoding="utf-8") for path in pages))

    assert len(pairs) > 1000 and used & set(pairs[::2]) == set() and len(used & set(pairs[1::2])) > 500


def test_what_a_query_leaves_out_is_not_indexed_and_ranking_js_has_the_same_list():
    code = Path("website/theme/js/ranking.js").read_text(encoding="utf-8")
    idle = set("".join(re.findall(r'"(.*)"', re.search(r"const IDLE = .*?\.split", code, re.DOTALL)[0])).split())
    assert idle == IDLE and f"[{UNASKED}]" in code
    assert words("the gradient of y is") == "gradient y"
    assert words("张量的梯度") == f"{words('张量')} {words('梯度')}"
    assert words("求和与平均") == f"{words('求和')} {words('平均')}" != f"{words('求')} {words('平均')}"


def test_each_word_is_indexed_with_the_weight_of_the_shortest_name_or_of_the_text():
    section = Section("b", "h2", "Two products", "two products, products, products: sum")
    html = records(Contents(1.0, {"b": "mm, two, two mm"}, [section]), "a/")[0].html
    weights = {
        word: round(float(weight) * COPIES, 3)
        for weight, part in re.findall(r'weight="(.*?)">(.*?)<', html)
        for word in part.split()
    }
    assert weights == {"two": 20, "mm": 20, "products": 14, "sum": 1, "b": 1}
    assert html.split().count("sum") == COPIES - 1  # and one beside a tag


def test_a_word_is_indexed_in_british_and_american_spelling():
    assert words("normalised Optimizer") == "normalised optimizer normalized optimiser"
    assert words("size noise this precision") == "size noise precision"


def test_a_section_has_the_names_of_its_english_pair_too(tmp_path):
    pages = [Page("docs/a.md", "a/", "a", "", None)]
    languages = [Language(name, name, home, "", "", "", "docs", pages) for name, home in (("zh", ""), ("en", "en/"))]
    write_site(Site(languages), tmp_path)
    chinese = HTML.replace("One", "一").replace("Two", "二").replace("two, zwei: 2", "两个")
    for home, html in (("", chinese), ("en/", HTML)):
        (tmp_path / home / "a").mkdir(parents=True)
        (tmp_path / home / "a/index.html").write_text(html, encoding="utf-8")
    zh, en = (read_language(tmp_path, language, tmp_path / "kept").pages for language in languages)
    assert zh[0][1].synonyms == {"a": "One", "b": "两个, Two x, two, zwei: 2"}
    assert en[0][1].synonyms == {"b": "two, zwei: 2"}


def test_words_that_nobody_writes_are_left_out():
    assert words(f"one {'x' * 201} {'y' * 200}") == f"one {'y' * 200}"


def test_the_same_site_gives_the_same_index_of_every_section(site):
    folder = site(mlp=HTML, data=HTML.replace("first", "other"))
    write_index(folder, folder / "kept")
    first = files(folder)
    write_index(folder, folder / "other")
    again = files(folder)
    shown = [
        json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))["meta"]["address"]
        for name, content in first.items()
        if name.endswith(".pf_fragment")
    ]

    assert first == again
    assert sorted(shown) == ["data/", "data/#b", "mlp/", "mlp/#b"]
    assert json.loads(first["words.json"]) == ["zwei"]


def test_an_index_is_made_again_when_a_page_has_changed_and_only_then(site, tmp_path, monkeypatch):
    folder, kept = site(mlp=HTML, data=HTML), tmp_path / "kept"
    write_index(folder, kept)
    first = files(folder)
    made = []
    monkeypatch.setattr(search, "index", lambda found, target: made.append(target) or index(found, target))
    write_index(folder, kept)
    assert (made, files(folder)) == ([], first)

    (folder / "mlp/index.html").write_text(HTML.replace("first", "other"), encoding="utf-8")
    write_index(folder, kept)
    assert len(made) == 1 and files(folder).keys() != first.keys()


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-100], lambda data: b"", lambda data: data.replace(b"pagefind", b"pagefound")]
)
def test_a_damaged_index_is_made_again(site, tmp_path, damage):
    folder, kept = site(mlp=HTML), tmp_path / "kept"
    write_index(folder, kept)
    first = files(folder)
    archive = next(kept.iterdir())
    archive.write_bytes(damage(archive.read_bytes()))
    write_index(folder, kept)
    assert files(folder) == first


def test_without_a_place_to_keep_it_the_index_is_made(site, tmp_path):
    folder = site(mlp=HTML)
    (tmp_path / "file").write_text("")
    write_index(folder, tmp_path / "file/kept")
    assert "pagefind.js" in files(folder)


def test_a_fragment_has_what_is_shown_in_place_of_what_was_indexed():
    before = b"pagefind_dcd" + json.dumps({"url": "/1.html", "content": "a b c", "meta": {}}).encode()
    after = gzip.decompress(completed(gzip.compress(before), [Record("", {}), Record("", {"title": "A"})]))
    assert json.loads(after.removeprefix(b"pagefind_dcd")) == {"url": "/1.html", "content": "", "meta": {"title": "A"}}
