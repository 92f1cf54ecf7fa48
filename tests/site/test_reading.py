import functools
import re

import pytest


@pytest.fixture
def page(browser):
    """A tab of a browser that has stored nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def boxes(page, selector):
    """Return the places of all elements a selector names."""
    return page.eval_on_selector_all(selector, "found => found.map(e => e.getBoundingClientRect().toJSON())")


def style(page, selector, name, pseudo=""):
    return page.eval_on_selector(
        selector, "(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]", [name, pseudo]
    )


def em(page):
    """Return the size of the formulas' letters, once their font is there."""
    page.evaluate("document.fonts.ready")
    return float(style(page, "math", "fontSize").removesuffix("px"))


def test_figures_follow_theme_and_language_and_tell_lines_apart_by_dashes(page, address):
    colours, words = {}, {}
    for language, home in (("zh", ""), ("en", "en/")):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{address}{home}softmax-regression/")
            colours[scheme] = style(page, "svg.figure text", "fill")
        words[language] = page.eval_on_selector_all("svg.figure text", "texts => texts.map(t => t.textContent)")
    dashes = page.eval_on_selector_all("svg.figure path", "paths => paths.map(p => p.style.strokeDasharray)")

    assert colours["light"] != colours["dark"]
    assert "训练损失" in words["zh"] and "training loss" in words["en"]
    assert len(words["zh"]) == len(words["en"]) and len(set(dashes)) >= 3


def test_pictures_in_figures_keep_sharp_edges_when_enlarged(page, address):
    page.goto(f"{address}fashion-mnist/")

    assert page.locator("svg.figure image").count() >= 10
    assert style(page, "svg.figure image", "imageRendering") == "pixelated"


def test_a_root_stands_on_the_line_and_leaves_no_gap_behind_it(page, address):
    page.goto(f"{address}experiments/batch-size/")
    size = em(page)
    root, under = (boxes(page, f".math {name}")[0] for name in ("msqrt", "msqrt > mi"))

    assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded"]
    assert root["right"] - under["right"] < 0.06 * size
    assert root["bottom"] - under["bottom"] < 0.32 * size  # the sign of this font: 0.27


def test_a_subscript_stays_near_a_letter_with_a_descender_and_primes_are_as_tall_as_scripts(page, address):
    page.goto(f"{address}experiments/double-softmax/")
    size = em(page)
    base, script = (boxes(page, f"p msub > mi:nth-child({n})")[0] for n in (1, 2))
    assert page.text_content("p msub") == "pk"
    assert script["bottom"] - base["bottom"] < 0.1 * size

    page.goto(f"{address}gradients/")
    page.evaluate("document.fonts.ready")
    assert boxes(page, "p msup > mo:last-child")[0]["height"] > 0.27 * size


def test_both_brackets_of_a_pair_are_of_one_height_also_under_a_power(page, address):
    page.goto(f"{address}experiments/seeds/")
    heights = {round(box["height"]) for box in boxes(page, "math mo[minsize]")}

    assert len(boxes(page, "msup > mrow > mo[minsize]")) >= 1
    assert len(heights) == 1


def test_no_line_begins_with_the_punctuation_after_a_formula(page, address):
    page.goto(f"{address}gradients/")
    for width in range(330, 420, 10):
        page.set_viewport_size({"width": width, "height": 900})
        lines = page.eval_on_selector_all(".formula", "all => all.map(e => e.getClientRects().length)")
        assert len(lines) > 20 and set(lines) == {1}, width


def test_wide_screens_show_a_hundred_characters_of_code(page, address):
    for width, characters in ((1280, 98), (1440, 118)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}mlp/")
        wide = page.eval_on_selector(
            ".cell > .highlight > pre > code",
            """code => {
              const probe = document.createElement("span")
              probe.textContent = "m".repeat(100)
              code.append(probe)
              const style = getComputedStyle(code)
              const room = code.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
              return room / probe.getBoundingClientRect().width * 100
            }""",
        )
        assert wide >= characters, width


def test_two_columns_of_a_difference_show_every_character_and_keep_their_lines_level(page, address):
    page.goto(f"{address}mlp/")
    lines = [boxes(page, f".difference-columns figure:nth-child({n}) code > span:not(.pad)") for n in (1, 2)]
    hidden = page.eval_on_selector_all(
        ".difference-columns code span", "lines => lines.filter(l => l.scrollWidth > l.clientWidth + 1).length"
    )

    assert [line["top"] for line in lines[0]] == [line["top"] for line in lines[1]]  # unchanged lines
    assert len(lines[0]) >= 4 and hidden == 0


def test_a_measurement_says_so_in_the_language_of_the_page(page, address):
    for home, words in (("", "测量值"), ("en/", "measured")):
        page.goto(f"{address}{home}devices/")
        assert words in style(page, ".cell .measured", "content", "::after")


def test_the_copy_button_shows_only_when_it_is_wanted(page, address):
    page.goto(f"{address}mlp/")
    page.mouse.move(0, 0)
    opacity = functools.partial(style, page, ".cell .md-code__nav", "opacity")
    page.wait_for_selector(".cell .md-code__nav", state="attached")

    assert opacity() == "0"
    page.hover(".cell .highlight")
    assert opacity() == "1"


def test_a_figure_opens_by_keyboard_and_returns_to_its_place(page, address):
    page.goto(f"{address}en/mlp/")
    before = page.eval_on_selector_all("svg.figure", "all => all.map(e => e.parentElement.className)")
    page.focus(".figure-button")
    page.keyboard.press("Enter")
    shown = boxes(page, "dialog[open] > svg")[0]
    name = page.get_attribute("dialog[open]", "aria-label")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")

    assert shown["width"] > 1000 or shown["height"] > 700
    assert name == page.text_content("svg.figure > title")
    assert page.eval_on_selector_all("svg.figure", "all => all.map(e => e.parentElement.className)") == before
    assert page.evaluate("document.activeElement.matches('.figure-button')")


def test_a_lesson_read_is_ticked_in_both_languages_until_it_is_forgotten(page, address):
    page.goto(f"{address}mlp/")
    assert page.locator(".read").count() == 0
    page.locator("#questions").scroll_into_view_if_needed()
    page.wait_for_selector(".md-nav--primary .read", state="attached")
    page.goto(f"{address}en/")
    ticked = page.eval_on_selector_all("a:has(.read)", "links => links.map(link => link.pathname)")
    text = page.text_content(".start .md-button")
    page.evaluate("localStorage.setItem('/guesses', JSON.stringify({'mlp/#0': 1}))")
    page.click(".progress button")
    page.wait_for_selector(".progress", state="detached")

    assert page.evaluate("JSON.parse(localStorage.getItem('/guesses'))") is None  # what was guessed is forgotten, too
    assert set(ticked) == {"/en/mlp/"} and len(ticked) == 2
    assert text.startswith("Continue: ") and page.text_content(".start .md-button") == "Start with the first lesson"


def test_what_the_command_line_has_solved_is_ticked_and_can_be_copied_for_another(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}#solved=column_means..gone")
    assert "做完 2 道练习" in page.text_content(".progress") and page.url == address
    page.goto(f"{address}en/tensors/#exercises")
    ticked = page.eval_on_selector_all("details.question:has(> summary > .read)", "all => all.map(e => e.className)")
    assert ticked == ["question exercise-column_means"] and page.url.endswith("#exercises")

    page.goto(f"{address}en/")
    page.evaluate(
        "location.hash = '#solved=column_means.standardize'"
    )  # of an address opened in a window that is there
    page.wait_for_function("document.querySelector('.progress')?.textContent.includes('3 exercises solved')")
    page.click("text=Copy for the command line")
    page.wait_for_selector("text=Copied")
    expected = f"python -m exercises site {address}en/#solved=column_means.gone.standardize"
    assert page.evaluate("navigator.clipboard.readText()") == expected

    page.click("text=Forget")
    page.wait_for_selector(".progress", state="detached")


def test_a_lesson_begun_is_where_the_home_page_goes_on(page, address):
    page.goto(f"{address}en/autograd/")
    page.goto(address)

    assert page.text_content(".start .md-button") == "继续：自动微分"
    assert page.get_attribute(".start .md-button", "href").endswith("/autograd/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_light_colours_and_what_is_folded_and_no_controls(page, address, scheme):
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(f"{address}softmax-regression/")
    folded = boxes(page, "details pre:not(details.question *)")

    assert style(page, "body", "backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert style(page, "svg.figure text", "fill") == "rgb(34, 38, 43)"
    grounds = page.eval_on_selector_all(
        "body *", "all => all.filter(e => e.checkVisibility()).map(e => getComputedStyle(e).backgroundColor)"
    )
    assert "rgb(255, 255, 255)" in grounds and "rgb(253, 252, 250)" not in grounds  # the cream of the screen
    assert style(page, ".tabbed-set", "flexWrap") == "nowrap"
    assert folded and all(box["height"] > 10 for box in folded)
    shown = page.eval_on_selector_all(
        "details", "all => all.map(e => getComputedStyle(e, '::details-content').contentVisibility)"
    )
    assert len(shown) > 10 and set(shown) == {"visible"}
    for control in (
        ".md-header",
        ".md-sidebar",
        ".headerlink",
        ".facts",
        ".figure-button",
        ".md-code__nav",
        ".md-footer",
    ):
        assert {box["height"] for box in boxes(page, control)} <= {0}, control


def test_on_paper_an_exercise_stands_without_its_hints_and_its_solution(page, address):
    page.emulate_media(media="print")
    page.goto(f"{address}tensors/")
    assert {box["height"] for box in boxes(page, "details.question details")} == {0}
    assert all(box["height"] > 100 for box in boxes(page, "details.question"))


def test_paper_has_the_table_that_the_screen_asks_about_and_all_of_it(page, address):
    page.set_viewport_size({"width": 660, "height": 900})  # of A4 between the margins
    page.emulate_media(media="print")
    page.goto(f"{address}setup/")

    assert {box["height"] for box in boxes(page, ".decide > :is(form, .highlight)")} == {0}
    assert all(box["x"] + box["width"] <= 660 for box in boxes(page, ".decide td"))
    assert len(boxes(page, ".decide td")) > 20


def test_a_message_and_its_place_stand_one_below_the_other_on_a_phone(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}common-errors/")
    rows = boxes(page, "tr:has(> td:first-child > a > code) > td")
    assert len(rows) > 20 and max(box["right"] for box in rows) <= 390
    assert rows[1]["top"] >= rows[0]["bottom"]


def test_code_begins_where_its_output_does_and_formulas_stand_in_the_middle_of_the_text(page, address):
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}mlp/")
        inset = """all => all.map(e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft)
          + parseFloat(getComputedStyle(e).borderLeftWidth))"""
        code = page.eval_on_selector_all(".cell:has(> .cell-output > pre) > .highlight > pre > code", inset)
        output = page.eval_on_selector_all(".cell > .highlight + .cell-output:has(> pre)", inset)
        assert len(code) > 5 and abs(code[0] - output[0]) < 0.6, width
        middle = [
            box["left"] + box["width"] / 2 for box in (boxes(page, "article > p")[0], boxes(page, "article > .math")[0])
        ]
        assert abs(middle[0] - middle[1]) < 1, width


def test_lessons_are_counted_alike_in_the_navigation_below_the_title_and_on_the_home_page(page, address):
    for home, word in (("", "课"), ("en/", "Lesson")):
        page.goto(f"{address}{home}mlp/")
        number = page.get_attribute(".md-nav--primary a.md-nav__link--active", "data-lesson")
        count = page.locator(".md-nav--primary a[data-lesson]").count()
        line = page.inner_text(".facts li >> nth=0")
        assert [int(n) for n in re.findall(r"\d+", line)] == ([int(number), count])
        assert word in line
        assert style(page, ".md-nav__link--active[data-lesson]", "content", "::before") == f'"{number}"'
        page.goto(f"{address}{home}")
        assert f"{count} " in page.inner_text(".facts.course")


def test_without_scripts_the_home_page_has_no_trace_of_progress_and_figures_are_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}en/")

    assert page.locator("svg.figure").count() == 2
    assert page.locator(".progress, .read, .figure-button, dialog").count() == 0
    context.close()


# ---- how text is set

LINES = """e => { // how much each line of a paragraph but the last leaves empty, in em
  const {right} = e.getBoundingClientRect(), size = parseFloat(getComputedStyle(e).fontSize)
  const range = document.createRange()
  range.selectNodeContents(e)
  const lines = new Map()
  for (const box of range.getClientRects()) {
    const middle = (box.top + box.bottom) / 2
    const line = [...lines.keys()].find(other => Math.abs(other - middle) < 0.8 * size) ?? middle
    lines.set(line, Math.max(lines.get(line) ?? 0, box.right))
  }
  return [...lines].sort((a, b) => a[0] - b[0]).slice(0, -1).map(([, end]) => (right - end) / size)
}"""
ARROWS = """() => [...document.querySelectorAll("dd a")].map(link => { // how far an arrow is from the line of its link
  const texts = document.createTreeWalker(link.closest("dd"), NodeFilter.SHOW_TEXT), range = document.createRange()
  while (texts.nextNode() && !texts.currentNode.data.includes("→"));
  const at = texts.currentNode.data.lastIndexOf("→")
  range.setStart(texts.currentNode, at)
  range.setEnd(texts.currentNode, at + 1)
  return Math.abs(link.getClientRects()[0].top - range.getClientRects()[0].top)
})"""


@pytest.mark.parametrize("name", ["devices/", "glossary/", "errata/"])
def test_no_justified_line_of_chinese_is_torn(page, address, name):
    page.goto(address + name)
    paragraphs = page.query_selector_all(".md-content p")
    justified = [p for p in paragraphs if p.evaluate("e => getComputedStyle(e).textAlign === 'justify'")]
    page.add_style_tag(content=":lang(zh) .md-typeset p:nth-child(n):nth-child(n) { text-align: start }")

    assert justified and [p.inner_text() for p in justified if max(p.evaluate(LINES), default=0) > 4] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("home", ["", "en/"])
def test_an_arrow_stands_in_the_line_of_its_link(page, address, home, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}{home}glossary/")
    distances = page.evaluate(ARROWS)

    assert len(distances) > 50 and max(distances) < 9


def test_the_title_of_a_note_is_as_wide_as_its_box(page, address):
    page.goto(f"{address}en/setup/")
    title, box = (boxes(page, name)[0]["width"] for name in (".admonition-title", ".admonition"))

    assert box - title < 6


def test_an_answer_of_two_lines_stands_beside_its_button(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}en/setup/")
    button, *lines = page.evaluate(
        """() => {
        const button = document.querySelector(".decide [value*='GTX 900 or 10']"), range = document.createRange()
        range.selectNode(button.nextSibling)
        return [button.getBoundingClientRect().right, ...[...range.getClientRects()].map(line => line.left)]
    }"""
    )

    assert len(lines) == 2 and min(lines) > button


def test_the_title_of_the_next_page_is_whole_on_a_phone(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}en/experiments/")
    title = ".md-footer__link--next .md-ellipsis"

    assert page.eval_on_selector(title, "e => e.scrollWidth <= e.clientWidth")


def test_a_missing_page_begins_at_the_same_height_in_both_languages(page, address):
    tops = []
    for path in ("nowhere/", "en/nowhere/"):
        page.goto(address + path)
        tops += [box["top"] for box in boxes(page, ".missing:not([hidden]) h2")]

    assert len(tops) == 2 and tops[0] == tops[1]
