from pathlib import Path

import pytest

from tests.site.conftest import found, search

ROOT = Path(__file__).resolve().parent.parent.parent
TYPES = ["", "en/", "mlp/", "en/autograd/", "experiments/activations/", "errata/", "en/glossary/", "api/", "en/setup/"]


@pytest.mark.parametrize(
    "width, scheme",
    [
        (390, "light"),
        pytest.param(1280, "dark", marks=pytest.mark.weekly),
        pytest.param(390, "dark", marks=pytest.mark.weekly),
        pytest.param(1280, "light", marks=pytest.mark.weekly),
    ],
)
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


CONTRAST = """() => {  // of text and background, as WCAG defines it
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255)
      .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
  }
  const text = light(getComputedStyle(document.querySelector("article p:not([class])")).color)
  const paper = light(getComputedStyle(document.body).backgroundColor)
  return Math.max(text, paper) / Math.min(text, paper)
}"""


def in_every_state(page):
    """Bring a page into each state it has, and leave it for its translation."""
    for tab in page.locator(".tabbed-labels label").all():
        tab.click()
    for fold in page.locator("article details > summary").all():
        fold.click()
    for button in page.locator(".md-code__button[data-md-type=copy], button[data-clipboard-target]").all()[:2]:
        button.evaluate("button => button.click()")
    for _ in range(2):  # dark and light again
        page.click(".palette")
    if page.locator(".drawer-button").is_visible():
        page.click(".drawer-button")
        page.wait_for_timeout(300)
        page.locator(".md-overlay").click(position={"x": 380, "y": 500})
    search(page, "softmax")
    assert found(page)
    page.keyboard.press("Escape")
    page.click("a.site-language")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", TYPES)
def test_no_state_of_a_page_asks_another_host(page, address, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}{name}")
    before = page.evaluate("document.documentElement.lang")
    in_every_state(page)

    assert page.evaluate("document.documentElement.lang") != before
    assert page.problems == []


def test_a_missing_page_asks_no_other_host(page, address):
    page.goto(f"{address}no/such/page/")
    in_every_state(page)

    assert [problem for problem in page.problems if "404" not in problem] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_a_page_can_be_read_and_left(tab, address, scheme, width):
    page = tab(address, java_script_enabled=False, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(f"{address}softmax-regression/")
    for shown in ("h1", "article math", "svg.figure text", "article table", ".cell pre code", ".cell-output pre"):
        assert page.locator(shown).first.is_visible(), shown
    fold = page.locator("article details").first
    assert not fold.locator("pre, p").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator("pre, p").first.is_visible()
    assert page.evaluate(CONTRAST) > 7

    if width == 390:
        page.click("label.md-header__button[for=__drawer]")
    page.locator(".md-nav--primary a[href='../mlp/']").click()
    page.wait_for_url(f"{address}mlp/")
    page.click("a.site-language")
    page.wait_for_url(f"{address}en/mlp/")
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
    page.goto(f"{address}setup/")
    page.hover(".cell .highlight")
    page.click(".cell .highlight button[data-clipboard-target], .cell .highlight .md-code__button")
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("import sys") and copied.strip().endswith("sys.version_info[:3]")


def test_what_is_copied_from_a_terminal_has_no_prompt(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}en/tensors/#exercises")
    page.click("details.question summary")
    page.hover("details.question[open] .language-console")
    page.click("details.question[open] .language-console .md-code__button")
    page.wait_for_timeout(200)
    assert page.evaluate("navigator.clipboard.readText()").strip() == "python -m exercises check column_means"
