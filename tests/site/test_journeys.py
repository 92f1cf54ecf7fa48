"""What readers do, in Firefox and WebKitGTK, too: journeys on a phone and a desktop, in Chinese and in English.

Chromium has the tests beside this one. `make check` goes through half of the sizes and languages of most, `make weekly`
through all.
"""

import json
import re
from pathlib import Path

import pytest

from tests.site.conftest import unavailable
from tests.site.drivers import Firefox, WebKit, firefox, minibrowser

ENGINES = {"firefox": (Firefox, firefox), "webkit": (WebKit, minibrowser)}
PACKAGES = {"firefox": "firefox-esr", "webkit": "webkit2gtk-driver xvfb"}
# A window of WebKitGTK's browser can't be narrower than 447 pixels, where a page looks as it does at 390.
VIEWS = [(390, "en/"), (1280, ""), (390, ""), (1280, "en/")]
SCHEME = "document.body.dataset.mdColorScheme"
CHOSEN = """[...document.querySelectorAll(".tabbed-set")]
  .map(set => [...set.querySelectorAll(":scope > input")].findIndex(input => input.checked))"""


@pytest.fixture(scope="module", params=ENGINES)
def reader(request, address, tmp_path_factory):
    """A tab of a browser that has stored nothing yet."""
    open_tab, find = ENGINES[request.param]
    if not (path := find()):
        unavailable(f"no {request.param}: on Debian, apt install {PACKAGES[request.param]}")
    tab = open_tab(path, tmp_path_factory.mktemp(request.param))
    yield tab
    tab.close()


@pytest.fixture(
    params=[pytest.param(view, marks=[] if n < 2 else pytest.mark.weekly) for n, view in enumerate(VIEWS)],
    ids=[f"{width}-{home or 'zh/'}" for width, home in VIEWS],
    scope="module",
)
def view(request, reader):
    """The width of the window, and the home of the language."""
    reader.size(request.param[0], 900)
    return request.param


@pytest.fixture
def at(reader, view, address):
    """Return a function that opens a page in the language of the view; at the end nothing may have gone wrong."""
    reader.problems.clear()

    def go(name):
        reader.go(f"{address}{view[1]}{name}")
        return reader

    yield go
    assert reader.problems == []


STYLES = sorted((Path(__file__).resolve().parents[2] / "website/theme/css").glob("*.css"))
# What a browser may not know yet, and nobody misses: a finer setting of lines and of paper, marks of what was searched.
EXTRA = {"text-spacing-trim", "text-wrap", "text-autospace", "text-justify", "orphans", "widows", "size"}
EXTRA |= {"scrollbar-color"}  # where it is not known, bars lie over the text and fade by themselves
# The variables in a value are those of the page: else a browser takes it for possible, whatever it is.
KNOWN = """([name, value]) => CSS.supports(name, value.replace(/var\\((--[\\w-]+)[^()]*\\)/g,
  (whole, name) => getComputedStyle(document.body).getPropertyValue(name) || whole))"""


def sheet():
    """Return the style sheets as one, without comments and what describes fonts and paper."""
    text = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    return re.sub(r"/\*.*?\*/|@font-face \{.*?\}|@page \{.*?\n\}|!important", "", text, flags=re.DOTALL)


def declarations():
    """Return (property, value) of each declaration, save those of custom properties."""
    found = re.findall(r"(?<=[{;])\s*([a-z-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])", sheet())
    return sorted({(name, value) for name, value in found if not name.startswith("--")})


def selectors():
    """Return each selector: a list of them, in braces or not, does not count if a browser knows one of them not."""
    lists = [each.strip() for each in re.findall(r"([^{}]+)\{", sheet()) if not each.strip().startswith("@")]
    return sorted({each.strip() for text in lists for each in re.split(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))", text)})


def first(selector):
    return f"document.querySelector({json.dumps(selector)})"


def test_search_from_a_key_to_the_section_with_the_words_marked(at):
    tab = at("mlp/")
    tab.press("/")
    tab.wait("document.activeElement.matches('.search-dialog input')")
    tab.press("softmax")
    tab.wait("document.querySelectorAll('.search-dialog li mark').length")
    tab.press("Enter")
    tab.wait("!location.pathname.endsWith('/mlp/') && CSS.highlights.get('searched')?.size")
    assert tab.run("location.search") == ""


def test_the_navigation_leads_to_another_lesson(at, view):
    tab = at("mlp/")
    if view[0] == 390:
        tab.click(".drawer-button")
        tab.wait("document.activeElement.closest('.md-sidebar--primary')")
    if view[0] == 390:  # the drawer shows the part that the page is in
        tab.click(".md-nav--primary a[href='../nonlinearity/']")
        tab.wait("location.pathname.endsWith('/nonlinearity/')")
    else:
        tab.click(".md-nav--primary a[href='../saving/']")
        tab.wait("location.pathname.endsWith('/saving/')")


def test_a_tab_is_chosen_in_all_sets(at):
    tab = at("mlp/")
    tab.click(".tabbed-labels label:nth-child(2)")
    tab.wait(f"new Set({CHOSEN}).size === 1 && {CHOSEN}[0] === 1")
    tab.click(".tabbed-labels label:nth-child(1)")
    tab.wait(f"new Set({CHOSEN}).size === 1 && {CHOSEN}[0] === 0")


def test_copying_code_is_told(at):
    tab = at("mlp/")
    tab.click(".cell > .highlight")  # where there is a mouse, it shows the button
    tab.click(".cell > .highlight .md-code__button")
    tab.wait(f"{first('.md-dialog--active [role=status]')}?.textContent")
    assert tab.run("document.activeElement.matches('.md-code__button')")


def test_a_fold_opens_by_mouse_and_closes_by_keyboard(at):
    tab = at("mlp/")
    tab.click("details.cell-folded > summary")
    tab.wait(f"{first('details.cell-folded pre')}.getBoundingClientRect().height > 10")
    tab.press("Enter")
    tab.wait(f"!{first('details.cell-folded')}.open")


def test_colours_are_chosen_and_kept_on_the_next_page(at):
    before = at("mlp/").run(SCHEME)
    at("mlp/").click(".palette")
    at("tensors/").wait(f"{SCHEME} !== {json.dumps(before)}")
    at("tensors/").click(".palette")
    at("mlp/").wait(f"{SCHEME} === {json.dumps(before)}")


def test_the_language_changes_and_the_section_stays(at):
    tab = at("autograd/#zero-grad")
    language = tab.run("document.documentElement.lang")
    tab.click("a.site-language")
    tab.wait(f"document.documentElement.lang !== '{language}' && location.pathname.endsWith('/autograd/')")
    tab.wait("location.hash === '#zero-grad'")


def test_a_figure_is_enlarged_and_returns(at):
    tab = at("mlp/")
    tab.click(".cell-figure > svg")
    tab.wait(f"{first('.figure-dialog[open] > svg')}?.getBoundingClientRect().width > 300")
    tab.press("Escape")
    tab.wait(f"!{first('.figure-dialog')}.open && {first('.cell-figure > svg')}")


def test_a_lesson_read_is_ticked_and_forgotten(at):
    tab = at("autograd/")
    tab.run("document.getElementById('questions').scrollIntoView()")
    tab.wait(first(".md-nav--primary .md-nav__link--active .read"))
    tab = at("")
    tab.wait(first(".lessons a .read"))
    ends = """[...document.querySelectorAll(".lessons a:has(.read)")].map(link =>
      [link.firstChild, link.lastChild.firstChild].map(text => {
        const range = new Range()
        range.selectNode(text)
        return [...range.getClientRects()].at(-1)
      })).map(([name, tick]) => tick.left - name.right)"""
    assert all(0 <= gap < 20 for gap in tab.run(ends))  # the tick lies beside the name, not over it
    tab.click(".progress button")
    tab.wait(f"!{first('.progress')} && !{first('.read')}")


def test_an_exercise_opens_with_its_file_its_command_and_its_solution_folded(at):
    tab = at("tensors/#exercises")
    tab.click("details.question > summary")
    tab.wait(f"{first('details.question[open] .language-console')}.getBoundingClientRect().height > 10")
    assert tab.run("document.querySelectorAll('details.question[open] details[open]').length") == 0
    tab.click("details.question[open] details.success > summary")
    tab.wait(f"{first('details.question details.success[open] pre')}.getBoundingClientRect().height > 10")


def test_a_guess_is_made_by_keyboard_changed_by_mouse_and_kept(at):
    tab = at("autograd-from-scratch/")
    verdict, shown = f"{first('.guess-verdict')}.textContent", f"{first('.guess-output')}.checkVisibility()"
    tab.wait(first(".guess input"))
    tab.run(f"{first('.guess input')}.focus()")
    tab.press("ArrowDown")
    assert not tab.run(shown) and tab.run(verdict) == ""
    tab.press(" ")
    tab.wait(f"{shown} && {verdict}")
    told = tab.run(verdict)
    tab.click(".guess label:not(:has(:checked))")
    tab.wait(f"{verdict} !== {json.dumps(told)}")
    told = tab.run(verdict)

    tab = at("autograd-from-scratch/")
    tab.wait(f"{shown} && {verdict} === {json.dumps(told)}")
    tab.run("localStorage.removeItem(Object.keys(localStorage).find(key => key.endsWith('guesses')))")


@pytest.mark.parametrize("name", ["autograd/#steps", "nonlinearity/"])  # a graph to step through, training
def test_frames_are_turned_by_mouse_and_by_keyboard_and_told(at, name):
    tab = at(name)
    slider, told = first(".frames input"), f"{first('.frames output')}.textContent"
    seen = f"[{first('.frames > svg')}.innerHTML, {told}]"
    tab.wait(f"{told}")
    frames = [tab.run(seen)]
    for back in range(1, 3):
        tab.click(".frames-controls button")
        tab.wait(f"{slider}.max - {slider}.value === {back} && {told} !== {json.dumps(frames[-1][1])}")
        tab.wait(f"{told}.endsWith({slider}.getAttribute('aria-valuetext'))")  # it is loaded
        frames.append(tab.run(seen))
    tab.run(f"{slider}.focus()")
    tab.press("ArrowRight")
    tab.wait(f"{slider}.max - {slider}.value === 1 && {told} === {json.dumps(frames[1][1])}")

    assert tab.run(seen) == frames[1]
    assert len({picture for picture, _ in frames}) == len({words for _, words in frames}) == 3


def test_the_playground_trains_starts_anew_with_another_setting_and_is_copied(at):
    tab = at("playground/")
    steps = f"Number({first('.playground-numbers')}.textContent.match(/\\d+/)[0])"
    picture, status = f"{first('.playground-surface')}.toDataURL()", f"{first('.playground-status')}.textContent"
    tab.wait(f"{status} && {steps} === 0")
    before = tab.run(picture)
    tab.click(".playground [name=play]")
    tab.wait(f"{steps} >= 20 && {picture} !== {json.dumps(before)}")
    tab.press("Enter")  # the button has the focus
    tab.wait(f"{status}.includes({steps})")

    tab.run(f"{first('.playground [name=noise]')}.focus()")
    tab.press("ArrowRight")
    tab.wait(f"{steps} === 0 && location.hash.includes('noise=0.2&')")
    tab.click(".playground [name=copy]")
    tab.wait(f"/复制|copied/.test({status})")


def test_a_table_without_room_stands_one_cell_below_the_other(at, view):
    tab = at("more-errors/")
    tab.wait(f"{first('table')}.offsetHeight && document.fonts.status === 'loaded'")
    stacked = "[...document.querySelectorAll('table[data-stacked] td')]"
    if view[0] == 1280:
        assert tab.run(stacked) == []  # there is room
        return
    tab.wait(f"{stacked}.length > 10")
    cells = tab.run(f"{stacked}.map(cell => cell.getBoundingClientRect().toJSON())")
    assert len({cell["left"] for cell in cells}) == 1
    assert all(cell["right"] <= view[0] + 57 for cell in cells)  # that WebKitGTK's window is wider
    assert tab.run(f"{first('[data-stacked] th:last-child')}.textContent") in tab.run(
        f"{first('[data-stacked] td + td')}.dataset.label"
    )
    assert not tab.run("document.querySelector('.md-typeset__scrollwrap[tabindex]')")


def test_no_declaration_of_the_style_sheet_is_rejected(at):
    asked = declarations()
    rejected = at("setup/").run(f"{json.dumps(asked)}.filter(each => !({KNOWN})(each))")

    assert len(asked) > 300
    assert [each for each in rejected if each[0] not in EXTRA] == []


@pytest.mark.weekly
def test_no_selector_of_the_style_sheet_is_rejected(at):
    asked = selectors()
    rejected = at("setup/").run(f"{json.dumps(asked)}.filter(each => !CSS.supports(`selector(${{each}})`))")

    assert len(asked) > 300
    assert [each for each in rejected if "::highlight" not in each] == []


def test_fractions_in_a_line_are_smaller_than_its_text(at):
    tab = at("linear-regression-analysis/")
    size = "getBoundingClientRect().height"
    tab.wait("document.fonts.status === 'loaded'")
    inline = tab.run(f"document.querySelector('p math:not([display=block]) mfrac > mn').{size}")
    shown = tab.run(f"document.querySelector('.math mfrac > mn').{size}")

    assert inline < 0.85 * shown


def test_no_formula_in_a_line_is_torn(at):
    spread = """[...document.querySelectorAll("article math:not([display=block])")]
      .filter(math => math.checkVisibility()).filter(math => {
        const tops = [...math.querySelectorAll("mi, mo, mn")].map(part => part.getBoundingClientRect().top)
        return Math.max(...tops) - Math.min(...tops) > 24
      }).map(math => math.textContent)"""
    for name in ("gradients/", "mlp/", "softmax-regression/"):
        tab = at(name)
        tab.wait("document.fonts.status === 'loaded'")
        assert tab.run("document.querySelectorAll('article math:not([display=block])').length") > 5
        assert tab.run(spread) == [], name


@pytest.mark.weekly
def test_a_hat_sits_on_its_letter_and_no_line_of_chinese_is_torn(at):
    tab = at("linear-regression/")
    tab.wait("document.fonts.status === 'loaded'")
    height = "getBoundingClientRect().height"
    assert tab.run(f"{first('mover')}.{height} / {first('mover > :first-child')}.{height}") < 1.45

    tab = at("setup/")
    ranges = """[...document.querySelectorAll("article > p")].flatMap(p => [...p.childNodes].filter(n => n.length > 40)
      .flatMap(text => [...text.data.matchAll(/ /g)].map(({index}) => {
        const range = new Range()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return range.getBoundingClientRect().width
      })))"""
    assert tab.run(f"Math.max(...{ranges})") < 14  # a space has 4 pixels, and one in a straight line some more


@pytest.mark.weekly
def test_the_tab_key_comes_from_the_search_to_the_text(at, view):
    tab, stops = at("nonlinearity/"), []
    while "search-open" not in stops and len(stops) < 20:
        tab.press("Tab")
        stops.append(tab.run("document.activeElement.className.split(' ').at(-1)"))
    for _ in range(100):
        tab.press("Tab")
        if tab.run("!!document.activeElement.closest('article')"):
            break

    assert "search-open" in stops
    assert tab.run("!!document.activeElement.closest('article')")


@pytest.mark.weekly
def test_the_address_and_the_contents_follow_the_reader_and_a_button_leads_back(at, view):
    tab = at("nonlinearity/")
    tab.run("document.getElementById('summary').scrollIntoView({behavior: 'instant'})")
    tab.wait("location.hash === '#summary'")
    if view[0] == 1280:
        tab.wait(f"{first('.md-sidebar--secondary .md-nav__link--active')}.hash === '#summary'")
    tab.run("scrollBy({top: -120, behavior: 'instant'})")
    tab.click(".md-top:not([hidden])")
    tab.wait("scrollY === 0 && location.hash === ''")


@pytest.mark.weekly
def test_keys_lead_to_the_neighbours_and_the_browser_back(at):
    tab = at("nonlinearity/")
    tab.press("n")
    tab.wait("location.pathname.endsWith('/mlp/') && document.readyState === 'complete'")
    tab.press("p")
    tab.wait("location.pathname.endsWith('/nonlinearity/') && document.readyState === 'complete'")
    tab.back()
    tab.wait("location.pathname.endsWith('/mlp/') && document.readyState === 'complete'")


@pytest.mark.weekly
def test_answers_about_a_machine_give_its_commands(at):
    tab = at("setup/")
    commands = f"{first('.decide .highlight code')}.textContent"
    tab.wait(f"{commands}.includes('pip install torch')")
    before = tab.run(commands)
    tab.click(".decide fieldset:nth-of-type(4) label:not(:has(:checked))")
    tab.wait(f"{commands} !== {json.dumps(before)} && {commands}.includes('pip install torch')")
    tab.click(".decide .md-code__button")
    tab.wait(f"{first('.md-dialog--active [role=status]')}?.textContent")


@pytest.mark.weekly
def test_an_address_that_leads_nowhere_names_pages_and_searches(at, view):
    tab = at("pipelin/?a=1#b")
    tab.wait(f"{first('.missing:not([hidden]) .likely:not([hidden]) a')}?.href.endsWith('/pipeline/')")
    assert tab.run("document.documentElement.lang") == ("en" if view[1] else "zh")  # header and navigation, too
    assert tab.run("location.pathname + location.search + location.hash") == f"/{view[1]}pipelin/?a=1#b"
    assert all("pipelin/" in problem for problem in tab.problems)  # that it is not there
    tab.problems.clear()
    tab.click(".missing:not([hidden]) [type=submit]")
    tab.wait("document.querySelectorAll('.search-dialog[open] li a').length")


@pytest.mark.weekly
def test_what_is_marked_is_what_the_search_had_found(at, view):
    tab = at("mlp/?find=softmax")
    tab.wait("CSS.highlights.get('searched')?.size > 3 && location.search === ''")


@pytest.mark.weekly
def test_a_firefox_that_keeps_nothing_does_all_but_remember(address, tmp_path):
    if not firefox():
        unavailable(f"no Firefox: on Debian, apt install {PACKAGES['firefox']}")
    tab = Firefox(firefox(), tmp_path, {"network.cookie.cookieBehavior": 2})
    try:
        tab.go(f"{address}en/softmax-regression/")
        assert (
            tab.run("(() => { try { return !!localStorage } catch (error) { return error.name } })()")
            == "SecurityError"
        )
        before = tab.run(SCHEME)
        tab.click(".palette")
        tab.wait(f"{SCHEME} !== {json.dumps(before)}")
        tab.click(".guess label:first-of-type")
        tab.wait(f"{first('.guess-output')}.checkVisibility()")
        tab.press("/")
        tab.press("relu")
        tab.wait("document.querySelectorAll('.search-dialog[open] li a').length")
        tab.go(f"{address}en/linear-regression/")
        tab.click(".tabbed-labels label:nth-child(2)")
        tab.wait(f"new Set({CHOSEN}).size === 1 && {CHOSEN}[0] === 1")
        assert tab.problems == []
    finally:
        tab.close()
