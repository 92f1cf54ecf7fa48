import functools
import http.server
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
ARGUMENTS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """Serve the built site on the loopback interface."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(browser, address):
    """An empty tab that collects what must not happen: other hosts, failed requests, messages of the console."""
    page = browser.new_page()
    page.problems = []
    page.on("request", lambda r: r.url.startswith((address, "data:", "blob:")) or page.problems.append(r.url))
    page.on("response", lambda r: r.status < 400 or page.problems.append(f"{r.status} {r.url}"))
    page.on("console", lambda m: page.problems.append(m.text))
    page.on("pageerror", lambda e: page.problems.append(str(e)))
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_ask_no_other_host_and_do_not_scroll_sideways(page, address, site, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) == sum(path.suffix in (".md", ".py") for path in (ROOT / "docs").rglob("*"))
    until = "networkidle" if (scheme, width) == ("light", 1280) else "load"  # the former waits half a second
    for name in pages:
        page.goto(f"{address}{'' if name == '.' else name + '/'}", wait_until=until)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert page.problems == []


def test_the_language_switch_stays_on_the_page_and_the_heading(page, address):
    page.goto(f"{address}autograd/#zero-grad")
    page.click("a[hreflang=en]")
    page.wait_for_url("**/en/autograd/**")

    assert page.url == f"{address}en/autograd/#zero-grad"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_chosen_language_is_offered_on_the_other_home_page_and_nobody_is_redirected(page, address):
    page.goto(address)
    assert not page.is_visible(".language-offer")  # a first visit follows the address alone
    page.goto(f"{address}autograd/")
    page.click("a.site-language[hreflang=en]")
    page.wait_for_url("**/en/autograd/**")
    page.goto(f"{address}en/")
    assert not page.is_visible(".language-offer")
    page.goto(address)
    assert page.url == address and page.inner_text(".language-offer[lang=en]") == "Read this in English"
    page.click(".language-offer a")
    page.wait_for_url(f"{address}en/")
    assert page.problems == []


def test_choosing_the_first_language_again_ends_the_offer_and_starts_that_of_the_other(page, address):
    for home, chosen in (("", "en"), ("en/", "zh")):
        page.goto(f"{address}{home}")
        page.click(f"a.site-language[hreflang={chosen}]")
        page.wait_for_load_state()
    page.goto(address)
    assert not page.is_visible(".language-offer")
    page.goto(f"{address}en/")
    assert page.inner_text(".language-offer[lang=zh]") == "阅读中文版"


def test_where_the_browser_keeps_nothing_the_language_switch_still_works(page, address):
    traces = []
    page.on("pageerror", lambda error: traces.append(error.stack))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})")
    page.route("**/bundle*.js", lambda route: route.abort())  # the theme's own scripts do need storage
    page.goto(f"{address}autograd/")
    page.click("a.site-language[hreflang=en]")
    page.wait_for_url("**/en/autograd/**")

    assert traces and not [trace for trace in traces if "language.js" in trace]  # the theme's own complain
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize(
    "home, query, expected",
    [
        ("", "自动微分", "autograd"),
        ("", "交叉熵", "softmax-regression"),
        ("en/", "cross entropy", "softmax-regression"),
    ],
)
def test_search_finds_the_lesson(page, address, home, query, expected):
    page.goto(f"{address}{home}")
    page.click("label[for=__search]") if not page.is_visible("input.md-search__input") else None
    page.fill("input.md-search__input", query)
    page.press("input.md-search__input", "End")  # the search waits for a key
    page.wait_for_selector(".md-search-result__item a")
    links = page.eval_on_selector_all(".md-search-result__item a", "links => links.map(link => link.href)")

    assert any(f"/{expected}/" in link for link in links[:6]), links
    assert page.problems == []


def test_a_figure_follows_the_theme_and_has_a_text(page, address):
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}mlp/")
        colours.append(page.eval_on_selector("svg.figure text", "text => getComputedStyle(text).fill"))
    titles = page.eval_on_selector_all(
        "svg.figure", "figures => figures.map(f => f.querySelector('title').textContent)"
    )

    assert colours[0] != colours[1]
    assert titles and all(titles)


def test_the_copy_button_copies_code_only(page, address, browser):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.hover(".cell .highlight")
    page.click(".cell .highlight button[data-clipboard-target], .cell .highlight .md-code__button")
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.strip().endswith("x.grad") and "tensor(" not in copied
