"""What a page does by script (website/theme/js), also by keyboard and where the browser keeps nothing."""

import itertools
import zipfile
from pathlib import Path

import pytest

from tests.site.conftest import ROOT
from website.markdown.offer import NAME

SCHEME = "document.body.dataset.mdColorScheme"
DENIED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})"


@pytest.fixture
def phone(tab, address):
    """A tab of a phone."""
    return tab(address, viewport={"width": 390, "height": 844}, has_touch=True)


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


# ---- light and dark


@pytest.mark.parametrize(
    "scheme, own, other, name", [("light", "default", "slate", "改为深色"), ("dark", "slate", "default", "改为浅色")]
)
def test_the_first_click_changes_the_colours_and_the_button_says_to_what(page, address, scheme, own, other, name):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}mlp/")
    assert page.evaluate(SCHEME) == own
    assert page.get_attribute(".palette", "aria-label") == page.get_attribute(".palette", "title") == name

    page.click(".palette")
    assert page.evaluate(SCHEME) == other


def test_a_chosen_colour_holds_on_other_pages_and_in_the_other_language(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.click(".palette")
    page.goto(f"{address}en/mlp/", wait_until="commit")
    page.wait_for_selector("article", state="attached")

    assert page.evaluate(SCHEME) == "slate"
    page.wait_for_selector(".palette[aria-label='Switch to light']", state="attached")  # its script comes later


def test_until_a_reader_chooses_the_colours_follow_the_system_and_again_after_the_way_back(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{SCHEME} === 'slate'")
    page.click(".palette")
    page.emulate_media(color_scheme="light")
    assert page.evaluate(SCHEME) == "default"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(SCHEME) == "default"  # as chosen
    page.click(".palette")  # what the system has
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"{SCHEME} === 'default'")


# ---- the drawer of narrow screens


def test_what_a_closed_drawer_holds_cannot_be_reached(phone, address):
    phone.goto(f"{address}mlp/")
    inside = []
    for _ in range(12):
        press(phone, "Tab")
        inside.append(phone.evaluate("!!document.activeElement.closest('.md-sidebar--primary')"))

    assert not any(inside)


def test_the_drawer_opens_by_keyboard_takes_the_focus_and_gives_it_back(phone, address):
    phone.goto(f"{address}en/mlp/")
    phone.focus(".drawer-button")
    assert phone.get_attribute(".drawer-button", "aria-label") == "Menu"
    press(phone, "Enter")
    phone.wait_for_function("document.activeElement.closest('.md-sidebar--primary')")
    assert phone.get_attribute(".drawer-button", "aria-expanded") == "true"
    assert phone.evaluate("document.querySelector('.md-content').inert")

    press(phone, "Escape")
    phone.wait_for_function("document.activeElement.matches('.drawer-button')")
    assert phone.get_attribute(".drawer-button", "aria-expanded") == "false"
    assert not phone.evaluate("document.querySelector('.md-content').inert")


def test_parts_of_the_drawer_are_left_and_entered_by_keyboard(phone, address):
    phone.goto(f"{address}en/mlp/")
    phone.focus(".drawer-button")
    press(phone, "Enter")
    phone.wait_for_function("document.activeElement.textContent.trim() === 'Models'")  # the part that the page is in
    press(phone, "Enter")
    phone.wait_for_selector(".md-nav--primary > ul > li > label:has-text('Basics') >> visible=true")
    phone.focus(".md-nav--primary > ul > li > label:has-text('Basics')")
    press(phone, "Enter")
    phone.wait_for_selector(".md-nav--primary a:has-text('Tensors') >> visible=true")
    covered = phone.locator(".md-nav--primary > ul > li > a >> visible=true")
    assert covered.count() == 0


def test_a_tap_beside_the_drawer_closes_it(phone, address):
    phone.goto(f"{address}mlp/")
    phone.tap(".drawer-button")
    phone.wait_for_selector(".md-sidebar--primary a >> visible=true")
    phone.touchscreen.tap(380, 500)
    phone.wait_for_selector(".md-sidebar--primary", state="hidden")


# ---- tabs


def test_a_chosen_tab_is_chosen_everywhere_and_on_later_pages(page, address):
    page.goto(f"{address}en/mlp/")
    page.click(".tabbed-labels label:has-text('With PyTorch') >> nth=0")
    chosen = "all => all.map(set => [...set.querySelectorAll(':scope > input')].findIndex(input => input.checked))"
    first = page.eval_on_selector_all(".tabbed-set", chosen)
    page.goto(f"{address}en/linear-regression/")
    page.goto(f"{address}en/mlp/")

    assert len(first) > 1 and set(first) == {1}
    assert page.eval_on_selector_all(".tabbed-set", chosen) == first


# ---- where the reader is


def test_the_contents_and_the_address_follow_the_reader(page, address):
    page.goto(f"{address}mlp/")
    page.evaluate("document.getElementById('loss').scrollIntoView()")
    page.wait_for_function("location.hash === '#loss'")

    assert page.get_attribute(".md-sidebar--secondary .md-nav__link--active", "href") == "#loss"
    assert page.locator(".md-header__title--active").count() == 1


def test_the_way_back_to_the_top_is_shown_to_whoever_turns_back(page, address):
    page.goto(f"{address}mlp/")
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 2000")
    page.wait_for_selector(".md-top", state="hidden")
    page.mouse.wheel(0, -300)
    page.wait_for_selector(".md-top >> visible=true")
    page.click(".md-top")
    page.wait_for_function("scrollY === 0")
    page.wait_for_selector(".md-top", state="hidden")


def test_the_contents_beside_the_text_can_be_scrolled_to_their_end(page, address):
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{address}mlp/")
    for side in ("primary", "secondary"):
        last = page.locator(f".md-sidebar--{side} a.md-nav__link >> visible=true").last
        last.scroll_into_view_if_needed()
        box = last.bounding_box()
        assert box["y"] + box["height"] <= 500, side


# ---- keys


def test_n_and_p_lead_to_the_neighbours(page, address):
    page.goto(f"{address}mlp/")
    press(page, "n")
    page.wait_for_url("**/mlp-experiments/")
    press(page, "p")
    page.wait_for_url("**/mlp/")
    page.keyboard.press("Control+p")
    assert page.url.endswith("/mlp/")


def test_what_a_link_leads_into_is_opened(page, address):
    page.goto(f"{address}mlp/")
    inner = page.evaluate("""() => {
      const inside = document.querySelector("details:not([open]) p")
      inside.id = "inside"
      location.hash = "inside"
    }""")
    assert inner is None
    page.wait_for_selector("#inside >> visible=true")


# ---- before the scripts are there


def test_what_is_typed_before_the_search_is_there_reaches_it(page, address):
    held = []
    page.route("**/js/search.js", lambda route: held.append(route))
    page.goto(f"{address}mlp/", wait_until="commit")
    page.wait_for_selector("footer", state="attached")
    page.keyboard.press("/")
    page.keyboard.type("softmax")
    assert not page.locator(".search-dialog").count()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.wait_for_selector(".search-dialog li a")
    assert page.input_value(".search-dialog input") == "softmax"


def test_if_the_search_never_comes_the_keys_are_the_browsers_again(page, address):
    page.route("**/js/search.js", lambda route: route.abort())
    page.goto(f"{address}mlp/", wait_until="load")
    page.evaluate("addEventListener('keydown', event => window.taken = event.defaultPrevented)")
    press(page, "/")
    assert page.evaluate("window.taken") is False


# ---- the page for addresses that lead nowhere


@pytest.mark.parametrize(
    "path, language, likely",
    [
        ("en/autogard/", "en", "en/autograd/"),
        ("no/such/lineare-regression.html", "zh", "linear-regression/"),
        ("glosary", "zh", "glossary/"),
        ("en/tensor/100%/", "en", "en/tensor-puzzles/"),  # no letter begins so
    ],
)
def test_a_missing_page_speaks_the_language_of_the_address_and_names_likely_pages(
    page, address, path, language, likely
):
    page.goto(f"{address}{path}")
    page.wait_for_selector(".likely a")
    assert page.locator(".missing >> visible=true").count() == 1
    assert page.get_attribute(".missing >> visible=true", "lang") == language
    assert page.locator(".likely a").first.evaluate("link => link.href") == address + likely
    assert page.get_attribute("html", "lang") == language  # the header and the navigation, too
    assert page.url == address + path  # to see what is wrong with it


def test_the_field_of_a_missing_page_leads_to_the_search_of_its_language(page, address):
    page.goto(f"{address}en/no/broadcasting/")
    assert page.input_value(".missing input >> visible=true") == "broadcasting"
    page.click(".missing button >> visible=true")
    page.wait_for_selector(".search-dialog li a")
    assert page.url == f"{address}en/"
    assert "/en/" in page.locator(".search-dialog li a").first.evaluate("link => link.href")


# ---- boxes that scroll


def test_what_scrolls_sideways_shows_it_and_can_be_reached_on_a_phone_too(phone, address):
    phone.goto(f"{address}mlp/")
    phone.wait_for_selector(".highlight > pre > code[tabindex]", state="attached")
    boxes = phone.eval_on_selector_all(
        ".highlight > pre > code, .cell-output, .cell-output pre, .md-typeset__scrollwrap",
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 && e.checkVisibility())"
        ".filter(e => getComputedStyle(e).overflowX === 'auto').map(e => [e.tabIndex, "
        "getComputedStyle(e).backgroundImage.includes('gradient'), e.outerHTML.slice(0, 200)])",
    )

    assert len(boxes) > 10
    assert [box for box in boxes if box[:2] != [0, True]] == []


def test_a_code_block_is_no_landmark_and_its_button_has_a_name(page, address):
    page.goto(f"{address}en/mlp/")
    names = page.eval_on_selector_all(".md-code__button", "all => all.map(e => e.getAttribute('aria-label'))")

    assert len(names) > 10 and set(names) == {"Copy the code"}
    assert page.locator("article nav").count() == 0


def test_a_screen_reader_is_told_what_is_output(page, address):
    for home, word in (("", "输出："), ("en/", "Output: ")):
        page.goto(f"{address}{home}tensors/")
        tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        said = [node["name"]["value"] for node in tree if node["role"]["value"] == "StaticText"]
        assert said.count(word) == page.locator(".cell-output >> visible=true").count() > 20


def test_copying_is_told(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}en/mlp/")
    page.focus(".md-code__button >> nth=0")
    press(page, "Enter")
    page.wait_for_selector(".md-dialog [role=status]:has-text('Copied')")
    assert page.evaluate("document.activeElement.matches('.md-code__button')")


# ---- where the browser keeps nothing, and from a file


def test_where_storage_is_blocked_everything_works_for_the_page(page, address):
    page.add_init_script(DENIED)
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}en/mlp/")
    page.click(".palette")
    assert page.evaluate(SCHEME) == "slate"
    page.click(".tabbed-labels label:has-text('With PyTorch') >> nth=0")
    page.locator("#questions").scroll_into_view_if_needed()
    page.wait_for_selector(".md-nav--primary .read", state="attached")
    page.click("[data-language-link]")
    page.wait_for_url("**/mlp/**")

    assert page.problems == []


def test_a_script_or_a_style_that_does_not_come_takes_nothing_else_with_it(page, address, site):
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}en/mlp/")
    files = page.eval_on_selector_all("script[src], link[rel=stylesheet]", "all => all.map(e => e.src || e.href)")
    own = {"palette.js": "palette", "copy.js": "copy", "search.js": "search"}
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for url in [url for url in files if not url.endswith("page.js")]:  # which the others ask
        page.route(url, lambda route: route.abort())
        page.goto(f"{address}en/mlp/")
        works = {
            "palette": page.is_visible(".palette"),
            "copy": page.locator(".md-code__button").count() > 10,
            "search": page.is_visible(".search-open"),
        }
        page.unroute(url)
        lost = [part for part, there in works.items() if not there]

        assert lost == [part for name, part in own.items() if url.endswith(f"/{name}")], url
    assert len(files) > 12 and errors == []


def test_no_script_of_the_theme_is_loaded(page, address):
    scripts = []
    page.on("request", lambda request: request.resource_type == "script" and scripts.append(request.url))
    page.goto(f"{address}mlp/", wait_until="networkidle")

    assert scripts and all(url.startswith(f"{address}js/") for url in scripts)


def test_scripts_run_from_a_file(tab, site, tmp_path):
    zipfile.ZipFile(site / NAME).extractall(tmp_path)
    page = tab("file:")
    page.emulate_media(color_scheme="light")
    page.goto((tmp_path / Path(NAME).stem / "mlp/index.html").as_uri())
    page.click(".palette")

    assert page.evaluate(SCHEME) == "slate"
    assert page.locator(".md-code__button").count() > 10
    assert page.problems == []


# ---- which wheel


@pytest.mark.parametrize("home", ["", "en/"])
def test_four_answers_give_the_commands_of_the_first_row_that_fits_whatever_they_are(page, address, home):
    page.goto(f"{address}{home}setup/")
    source = (ROOT / f"docs/{'en' if home else 'zh'}/setup.md").read_text(encoding="utf-8")
    table = source.partition('<div class="decide" markdown>')[2].partition("</div>")[0].strip().splitlines()
    rows = [[cell.strip().split("<br>") for cell in line.strip("|").split(" | ")] for line in table[2:]]
    sets = [group.locator("input").all() for group in page.locator(".decide fieldset").all()]
    seen = set()
    for inputs in itertools.product(*sets):
        for field in inputs:
            field.check()
        answers = [field.get_attribute("value") for field in inputs]
        row = next(row for row in rows if all(row[n] == ["–"] or a in row[n] for n, a in enumerate(answers)))
        assert page.inner_text(".decide .highlight code").splitlines() == [c.strip("` ") for c in row[4]], answers
        seen.add(rows.index(row))

    assert len(sets) == 4 and seen == set(range(len(rows)))
    assert page.locator(".decide .highlight .md-code__button").count() == 1
    assert page.problems == []


def test_the_questions_are_answered_by_keyboard(page, address):
    page.goto(f"{address}en/setup/")
    page.focus("input[value^='none, not NVIDIA']")
    press(page, "ArrowDown", 2)

    assert page.is_checked("input[value^='NVIDIA: GTX 900 or 10']")
    assert "whl/cu126" in page.inner_text(".decide .highlight code[aria-live=polite]")
