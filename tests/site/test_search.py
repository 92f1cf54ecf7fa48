"""The search finds the right section first, takes every letter and any query, and says what is wrong."""

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest

from tests.site.conftest import found, search

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))
HOMES = {"zh": "", "en": "en/"}
HOME = pytest.mark.parametrize("home", HOMES.values())
FIND = """async ([home, queries]) => {
  const {open} = await import(home + "js/ranking.js"), find = await open(new URL("pagefind/pagefind.js", home))
  const found = []
  for (const query of queries) found.push((await find(query)).sections.map(section => section.address))
  return found
}"""
HEADING = r'<h([23]) id="([^"]+)"'
OUTPUT, QUOTED = (
    '<div class="cell-output cell-error"><pre[^>]*><code>',
    '<div class="language-text highlight"><pre>.*?<code>',
)
LAST = re.compile(r"^(?:[\w.]*(?:Error|Exception|Warning)\b|ERROR:|OMP:).*", re.MULTILINE | re.DOTALL)
ODD = [
    "(",
    '"',
    '"a',
    "*",
    "^",
    "-",
    "+",
    "~",
    ":",
    "[x",
    "\\",
    "+ -",
    "\U0001f525",
    "<b>",
    "&amp;",
    "0",
    "1",
    "0 1",
    "的",
]
LONG = ["x" * 500, "x " * 250, "张量" * 250, "softmax回归", "张量tensor😀"]


@pytest.fixture
def find(page, address):
    """Return a function that finds the sections for each of many queries in one page."""

    def ask(home, queries):
        page.goto(f"{address}{home}about/")
        return page.evaluate(FIND, [f"{address}{home}", queries])

    return ask


@pytest.mark.parametrize("language", HOMES)
def test_what_learners_type_finds_its_section(find, language):
    queries = QUERIES[language]
    results = dict(zip(queries, find(HOMES[language], list(queries)), strict=True))
    ranks = {
        query: min([r for r, a in enumerate(results[query]) if a in queries[query]], default=99) for query in queries
    }

    assert len(queries) >= 145
    assert {query: results[query][:3] for query, rank in ranks.items() if rank > 2} == {}
    later = {query: results[query][:3] for query, rank in ranks.items() if rank}
    assert len(later) <= 0.1 * len(queries), later


def messages(site, home):
    """Return (address, message) for the first entry of the pages on errors with each message.

    They are what the cells raised, from the line with the error on; of more-errors also what it quotes.
    """
    entries = {}
    for name, output in (("common-errors", OUTPUT), ("more-errors", f"(?:{OUTPUT}|{QUOTED})")):
        html, entry = (site / home / name / "index.html").read_text(encoding="utf-8"), ""
        for level, heading, block in re.findall(f"{HEADING}|{output}(.*?)</code>", html, re.DOTALL):
            entry = heading if level == "3" else "" if level else entry
            if entry and (message := LAST.search(unescape(re.sub("<[^>]+>", "", block)).strip())):
                kind = re.sub(r"\d+", "0", message[0].splitlines()[0])
                entries.setdefault(kind, (f"{name}/#{entry}", message[0]))
    assert len(entries) >= 50
    return entries.values()


FORMS = {
    "whole": lambda text: text,
    "its first line": lambda text: text.splitlines()[0],
    "cut": lambda text: " ".join(text.splitlines()[0].split()[:9]),
    "without the type of the error": lambda text: text.splitlines()[0].split(": ", 1)[-1],
    "with other numbers and shapes": lambda text: re.sub(r"\d+", lambda number: str(int(number[0]) * 3 + 5), text),
}


@pytest.mark.parametrize("form", FORMS)
@HOME
def test_every_message_of_the_pages_on_errors_finds_its_entry_first(find, site, home, form):
    entries = list(messages(site, home))
    results = find(home, [FORMS[form](message) for _, message in entries])

    wrong = [(e, r[:3]) for (e, _), r in zip(entries, results, strict=True) if r[:1] != [e]]
    assert wrong == []


def test_a_pair_of_characters_that_no_section_has_finds_nothing_by_its_half(find):
    """Pagefind takes 列鱼 for 列, which stands alone in some sections; no section has 鱼."""
    known = ["梯度", "标签", "下标"]
    results = find("", [f"{pair} {word}" for pair in ("鱼饵", "列鱼") for word in known])
    assert results[: len(known)] == results[len(known) :] and all(results)


@HOME
@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_a_key_opens_the_search_at_once_and_every_letter_counts(page, address, home, key):
    waiting = []
    page.route("**/pagefind/pagefind.js", lambda route: waiting.append(route))
    page.goto(f"{address}{home}")
    page.keyboard.press(key)
    page.keyboard.type("autograd")
    assert page.input_value(".search-dialog input") == "autograd"

    page.keyboard.press("Enter")  # nothing is there yet
    page.wait_for_timeout(100)
    waiting[0].continue_()
    page.wait_for_url(f"**/{home}autograd/**")


def test_enter_asks_once_more_where_a_piece_of_the_index_has_not_come(page, address):
    page.route("**/pagefind/index/**", lambda route: route.abort())
    page.goto(f"{address}en/about/")
    page.keyboard.press("/")
    page.keyboard.type("autograd")
    page.wait_for_function("document.querySelector('.search-dialog [role=status]').textContent.includes('Nothing')")
    page.unroute("**/pagefind/index/**")
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/autograd/**")


def test_text_that_comes_without_keys_is_searched_and_arrows_lead_through_the_results(page, address):
    page.goto(f"{address}en/")
    page.click(".search-open")
    page.keyboard.insert_text("zero_grad")
    links = found(page)
    focused = "document.activeElement.href?.replace(/.find=[^#]*/, '') ?? document.activeElement.tagName"
    for key, there in (("ArrowDown", links[0]), ("ArrowDown", links[1]), ("ArrowUp", links[0]), ("ArrowUp", "INPUT")):
        page.keyboard.press(key)
        assert page.evaluate(focused) == there
    assert "10 results" in page.inner_text(".search-dialog [role=status]")
    assert page.problems == []


@pytest.mark.parametrize("home, query", [("", "训练循环"), ("en/", "convert tensor to numpy")])
def test_a_first_search_of_several_words_takes_at_most_150_kb(page, address, home, query):
    sizes = []
    page.on("response", lambda response: sizes.append(int(response.headers["content-length"])))
    page.goto(f"{address}{home}")
    page.wait_for_load_state("networkidle")
    sizes.clear()
    search(page, query)
    found(page)
    assert 0 < sum(sizes) <= 150_000, sizes


def test_a_failed_request_is_told_and_the_next_try_works(page, address):
    page.goto(f"{address}en/")
    page.route("**/pagefind/**", lambda route: route.abort())
    search(page, "tensor")
    page.wait_for_function("document.querySelector('.search-dialog [role=status]').textContent.includes('again')")
    assert "could not be loaded" in page.inner_text(".search-dialog [role=status]")

    page.unroute("**/pagefind/**")
    page.fill(".search-dialog input", "tensors")
    assert found(page)[0] == f"{address}en/tensors/"


@pytest.mark.parametrize("home, none, ours", [("", "没有找到", "不讲卷积"), ("en/", "Nothing found", "are not in it")])
def test_without_a_match_and_beyond_the_course_a_sentence_helps(page, address, home, none, ours):
    page.goto(f"{address}{home}")
    for query, sentence in (("qqqqzzzz", none), ("CNN", ours), ("卷积", ours), ("transformers", ours), ("LSTM", ours)):
        search(page, query)
        page.wait_for_function(
            "text => document.querySelector('.search-dialog [role=status]').textContent.includes(text)", arg=sentence
        )


@pytest.mark.parametrize("home, query", [("", "交叉熵"), ("en/", "entropy")])
def test_what_was_looked_for_is_marked_in_the_results_and_on_the_page(page, address, home, query):
    page.goto(f"{address}{home}")
    search(page, query)
    address = found(page)[0]
    assert page.locator(".search-dialog mark").count()
    assert {mark.lower() for mark in page.locator(".search-dialog mark").all_text_contents()} <= {query, "交叉", "叉熵"}

    page.keyboard.press("Enter")
    page.wait_for_url(address)
    page.wait_for_function("CSS.highlights.has('searched')")
    marked = page.evaluate("[...CSS.highlights.get('searched')].map(range => range.toString().toLowerCase())")
    assert set(marked) <= {query, "交叉", "叉熵"} and marked
    assert page.problems == []


@HOME
def test_no_query_makes_an_error(page, address, home):
    page.goto(f"{address}{home}")
    for query in [*ODD, *LONG]:
        search(page, query)
        page.wait_for_timeout(100)
    search(page, "autograd")
    page.wait_for_function("document.querySelector('.search-dialog li a')?.href.includes('autograd/')")

    assert page.problems == []
