"""The script of the theme comes when a page is used: nobody notices, and nothing done before it is there is lost."""

import pytest

from tests.site.conftest import ready

LOADED = "document.querySelectorAll('script[src*=bundle]').length"
DARK = "document.body.dataset.mdColorScheme"


@pytest.fixture
def page(tab, address):
    """A phone whose network takes half a second for the theme's script."""
    page = tab(address, viewport={"width": 390, "height": 844}, has_touch=True)

    def slow(route):
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/bundle.*.js", slow)
    yield page
    assert page.problems == []


def opened(page, url):
    """Open a page and make sure that the theme's script was not asked for."""
    page.goto(url, wait_until="networkidle")
    assert page.evaluate(LOADED) == 0


@pytest.mark.parametrize("sign", ["touch", "mouse", "key", "wheel"])
def test_any_sign_of_use_loads_it_once(page, address, sign):
    opened(page, f"{address}mlp/")
    for _ in range(2):
        if sign == "touch":
            page.touchscreen.tap(200, 400)
        elif sign == "mouse":
            page.mouse.move(100, 100)
        elif sign == "key":
            page.keyboard.press("Shift")
        else:
            page.mouse.wheel(0, 500)
    ready(page)
    assert page.evaluate(LOADED) == 1


def test_where_the_network_fails_the_next_sign_loads_it(tab, address):
    page = tab(address)
    page.route("**/bundle.*.js", lambda route: route.abort(), times=1)
    opened(page, f"{address}mlp/")
    page.mouse.move(100, 100)
    page.wait_for_selector("script[data-src]", state="attached")
    page.mouse.move(200, 200)
    ready(page)
    assert page.evaluate(LOADED) == 1


def test_the_colours_follow_the_system_without_it(page, address):
    page.emulate_media(color_scheme="light")
    opened(page, f"{address}mlp/")
    page.emulate_media(color_scheme="dark")
    ready(page)
    assert page.evaluate(DARK) == "slate"


@pytest.mark.parametrize("name", ["mlp/#questions", "mlp/?h=relu"])
def test_an_address_that_needs_it_loads_it(page, address, name):
    page.goto(address + name)
    ready(page)
    page.wait_for_selector("article mark" if "?" in name else ".md-header--shadow")
    assert page.evaluate(LOADED) == 1


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme, shown", [("light", "default"), ("dark", "slate")])
def test_the_page_looks_the_same_with_and_without_it(page, address, scheme, shown, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    opened(page, f"{address}mlp/")
    assert page.evaluate(DARK) == shown
    before = page.screenshot()

    page.mouse.move(1, 800)
    ready(page)
    page.wait_for_timeout(300)
    assert page.screenshot() == before


def test_the_chosen_colours_are_there_without_it(page, address):
    page.goto(address)
    page.tap("[for=__palette_1]")
    page.wait_for_selector("[for=__palette_2]:visible")
    page.tap("[for=__palette_2]")
    page.wait_for_selector("[for=__palette_0]:visible")

    opened(page, f"{address}mlp/")
    assert page.evaluate(DARK) == "slate"
    assert page.is_visible("[for=__palette_0]")


def test_a_change_of_colours_before_it_is_there_is_made(page, address):
    opened(page, address)
    page.evaluate("document.body.dataset.mdColorScheme = 'neither'")
    page.tap("[for=__palette_1]")
    page.wait_for_selector("[for=__palette_2]:visible")
    assert page.evaluate(DARK) == "default"


def test_the_search_opened_before_it_is_there_takes_the_words(page, address):
    opened(page, address)
    page.tap("label[for=__search]")
    ready(page)
    page.wait_for_timeout(300)  # the theme closes what is open 125 ms after it has come to another address
    assert page.is_checked("#__search")
    page.keyboard.type("梯度")
    page.wait_for_selector(".md-search-result__item a")


def test_a_key_pressed_before_it_is_there_counts(page, address):
    opened(page, f"{address}mlp/")
    page.keyboard.press("n")
    page.wait_for_url("**/mlp-experiments/")
    assert page.locator("h1").is_visible()


def test_words_typed_before_it_is_there_are_searched_for(page, address):
    page.set_viewport_size({"width": 1280, "height": 900})
    opened(page, address)
    page.focus(".md-search__input")
    page.keyboard.insert_text("梯度")
    page.wait_for_selector(".md-search-result__item a", timeout=5000)
    assert "梯度" in page.locator(".md-search-result__item").first.inner_text()
