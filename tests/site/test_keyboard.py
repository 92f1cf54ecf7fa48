"""Without a mouse, and for whoever wants no motion."""

import pytest

# What has the focus: a name to tell it by, and whether anything shows it.
FOCUSED = """() => {
  const element = document.activeElement
  if (element === document.body) return null
  const shown = element.matches(".tabbed-set > input") ? element.parentElement.querySelector(".tabbed-labels") : element
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
  element.dataset.reached = ""
  return {
    name: `${element.tagName}.${element.className} ${element.id} ${element.textContent.trim().slice(0, 30)}`,
    visible: shown.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.height > 1
      && (outlined || style.boxShadow !== "none"),
  }
}"""
# Controls that can be seen and that Tab has not come to; of radio buttons with one name Tab comes to the checked one.
UNREACHED = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter(e => !("reached" in e.dataset) && e.tabIndex >= 0 && !e.disabled && e.getClientRects().length
    && e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !(e.type === "radio" && !e.checked))
  .map(e => e.outerHTML.slice(0, 150))"""


@pytest.fixture
def page(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("name", ["", "mlp/", "linear-regression/", "en/gradients/", "en/experiments/learning-rates/"])
def test_tab_comes_to_every_control_and_shows_where_it_is(page, address, name):
    page.goto(f"{address}{name}")
    hidden = []
    for _ in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        if not focused["visible"]:
            hidden.append(focused["name"])
    assert focused is None, "the end of the page"
    assert hidden == []
    assert page.evaluate(UNREACHED) == []


def test_the_first_tab_leads_past_the_navigation(page, address):
    page.goto(f"{address}mlp/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_escape_closes_the_search(page, address):
    page.goto(address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('dialog').open")

    page.keyboard.type("a")
    page.keyboard.press("Escape")
    assert not page.is_visible(".search-dialog")


def test_enter_opens_a_folded_cell(page, address):
    page.goto(f"{address}mlp/")
    page.focus("details.cell-folded > summary")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details.cell-folded').open")


def test_a_term_shows_its_meaning_by_keyboard_until_escape(page, address):
    page.goto(f"{address}mlp/")
    page.keyboard.press("Tab")
    term = page.locator("a.term").first
    shown = "link => getComputedStyle(link, '::after').content"
    assert term.evaluate(shown) == "none"

    term.focus()
    assert term.get_attribute("title") in term.evaluate(shown)
    page.keyboard.press("Escape")
    assert term.evaluate(shown) == "none"
    page.keyboard.press("Tab")  # goes on from there
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("motion, moving", [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_readers_who_want_no_motion(page, address, motion, moving):
    page.emulate_media(reduced_motion=motion)
    page.goto(f"{address}mlp/")
    seconds = page.evaluate("""() => Math.max(...[...document.querySelectorAll("*")]
      .flatMap(e => [null, "::before", "::after"].map(pseudo => getComputedStyle(e, pseudo)))
      .flatMap(s => [...s.transitionDuration.split(","), ...s.animationDuration.split(",")].map(parseFloat)))""")
    page.click("article a.headerlink >> nth=-1", force=True)
    page.wait_for_timeout(50)
    first = page.evaluate("scrollY")
    page.wait_for_timeout(400)

    assert (seconds > 0.01) == moving
    assert moving or page.evaluate("scrollY") == first
