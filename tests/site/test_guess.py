"""A cell to guess in the browser: by mouse and keyboard, after a reload, without scripts or storage, on paper."""

import json

import pytest

from tests.site import small
from tests.site.test_accessibility import findings
from tests.site.test_scripts import DENIED
from website.publish.sections import read

PAGE = """# Guess

## Seven times six {#seven}

### And more {#more}

```python {.cell guess="What does it show?"}
print("the", 6 * 7)
```

- `the 41`
  One was lost.
- It raises `TypeError`
  Text and number are printed side by side.

Six times seven is a good number.

```python {.cell guess}
6 + 7
```

- `67`
  Numbers are no texts.
"""
RADIO, OUTPUT, VERDICT = ".guess >> nth=0 >> input", ".guess-output >> nth=0", ".guess-verdict >> nth=0"


@pytest.fixture(scope="module")
def built(mkdocs, tmp_path_factory):
    process, site = small.build(mkdocs, tmp_path_factory.mktemp("guess"), PAGE)
    assert process.returncode == 0, process.stdout + process.stderr
    return site


@pytest.fixture(scope="module")
def address(built):
    with small.served(built) as address:
        yield address


@pytest.fixture
def lesson(page, address):
    """The lesson, opened."""
    page.goto(f"{address}lesson/")
    return page


def right(page):
    return int(page.get_attribute(".guess >> nth=0", "data-right"))


def label(page, text):
    return page.locator(".guess label").filter(has_text=text)


def test_the_output_appears_with_the_choice_and_words_say_whether_it_was_right(lesson):
    assert lesson.get_by_role("group", name="What does it show?", exact=True).get_by_role("radio").count() == 3
    assert not lesson.is_visible(OUTPUT) and "good number" not in lesson.inner_text("article")
    label(lesson, "TypeError").click()

    assert lesson.inner_text(OUTPUT).strip() == "the 42"
    assert lesson.inner_text(VERDICT).split("\n\n") == [
        "No. Text and number are printed side by side.", "Six times seven is a good number.",
    ]  # fmt: skip
    label(lesson, "the 42").click()
    assert lesson.inner_text(VERDICT) == "Yes. Six times seven is a good number."
    assert lesson.get_attribute(VERDICT, "aria-live") == "polite"
    assert not lesson.is_visible(".guess-output >> nth=1") and lesson.problems == []


@pytest.mark.parametrize("key", [" ", "Enter"])
def test_arrow_keys_move_without_choosing(lesson, key):
    lesson.focus(f"{RADIO} >> nth=0")
    assert lesson.is_visible(".guess-hint >> nth=0")
    for _ in range(3):
        lesson.keyboard.press("ArrowDown")
        assert not lesson.is_visible(OUTPUT)
    lesson.keyboard.press("ArrowDown")
    lesson.keyboard.press(key)
    lesson.wait_for_selector(OUTPUT)

    checked = lesson.eval_on_selector_all(".guess input", "all => all.findIndex(radio => radio.checked)")
    assert lesson.inner_text(VERDICT).startswith("Yes." if checked == right(lesson) else "No.")


def test_a_choice_is_kept_in_this_browser(lesson, address):
    label(lesson, "the 41").click()
    lesson.reload()
    assert lesson.inner_text(VERDICT).startswith("No. One was lost.")
    assert label(lesson, "the 41").locator("input").is_checked()
    assert not lesson.is_visible(".guess-output >> nth=1")
    kept = json.loads(lesson.evaluate("localStorage.getItem('/guesses')"))
    assert [name.partition("#")[0] for name in kept] == ["lesson/"]


@pytest.mark.parametrize("script", [DENIED, "localStorage.setItem('/guesses', JSON.stringify({'lesson/#x': 9}))"])
def test_where_storage_is_blocked_or_holds_something_else_a_choice_lasts_for_the_page(page, address, script):
    page.add_init_script(script)
    page.goto(f"{address}lesson/")
    assert not page.is_visible(OUTPUT)
    label(page, "the 42").click()
    page.wait_for_selector(OUTPUT)

    assert page.problems == []


def test_without_a_script_there_are_the_choices_and_a_fold(browser, address):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}lesson/")
    choices = page.locator(".guess-choices >> nth=0").inner_text()
    assert all(text in choices for text in ("the 41", "the 42", "It raises TypeError"))
    assert not page.is_visible(OUTPUT) and page.locator("article input").count() == 0
    page.get_by_text("Show the output, and why").first.click()
    assert page.is_visible(OUTPUT)
    told = page.locator(".guess-reasons >> nth=0").inner_text()
    page.close()

    assert "No. One was lost." in told and "Yes. Six times seven is a good number." in told


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_the_output(browser, address, scripts):
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(f"{address}lesson/")
    page.emulate_media(media="print")
    visible = page.is_visible(OUTPUT)
    page.close()

    assert visible


def test_the_search_finds_nothing_of_what_is_hidden(built):
    text = " ".join(
        section.text for section in read((built / "lesson/index.html").read_text(encoding="utf-8")).sections
    )

    assert "6 * 7" in text and "42" not in text and "good number" not in text


def test_axe_finds_nothing_before_and_after_a_choice_and_a_finger_finds_it(browser, address, axe):
    found = []
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 900}, has_touch=True, reduced_motion="reduce")
        page.goto(f"{address}lesson/")
        page.add_script_tag(content=axe)
        found += findings(page, "before")
        label(page, "TypeError").click()
        page.wait_for_selector(OUTPUT)
        found += findings(page, "after")
        heights = page.eval_on_selector_all(".guess label", "all => all.map(e => e.getBoundingClientRect().height)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()
    assert found == [] and min(heights) >= 44
