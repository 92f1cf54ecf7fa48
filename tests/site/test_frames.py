"""A figure with frames in the browser: by keyboard, where its file does not load, without scripts, on paper."""

import zipfile
from pathlib import Path

import pytest

from tests.site import small
from tests.site.test_accessibility import findings
from website.markdown.offer import NAME

PAGE = """# Frames

## A line {#line}

### And more {#more}

```python {.cell frames="epoch" alt="A line that turns"}
import matplotlib.pyplot as plt
for n in range(4):
    figure, ax = plt.subplots(figsize=(3, 2))
    ax.plot([0, n], [0, 1])
    ax.set(xlim=(0, 3), ylim=(0, 1))
    ax.text(1, 0.5, f"n = {n}")
    figure.set_label(f"number {n}")
```
"""
SLIDER, OUTPUT, SVG = ".frames input", ".frames output", ".frames > svg"


@pytest.fixture(scope="module")
def built(mkdocs, tmp_path_factory):
    process, site = small.build(mkdocs, tmp_path_factory.mktemp("frames"), PAGE)
    assert process.returncode == 0, process.stdout + process.stderr
    return site


@pytest.fixture(scope="module")
def address(built):
    with small.served(built) as address:
        yield address


def shows(page, number, words=None):
    """Wait until a page shows a frame, and says so."""
    page.wait_for_selector(f"{SVG} >> text=n = {number}")
    page.wait_for_selector(f"{OUTPUT} >> text={words or f'epoch number {number}'}")
    assert page.get_attribute(SLIDER, "aria-valuetext") == f"number {number}"
    assert page.input_value(SLIDER) == str(number)


def test_the_file_comes_when_the_slider_is_used_by_keyboard_and_each_frame_is_told(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{address}lesson/")))
    page.goto(f"{address}lesson/", wait_until="networkidle")
    shows(page, 3)
    page.focus(SLIDER)
    assert "frames.data.js" not in asked
    page.keyboard.press("ArrowLeft")
    shows(page, 2)
    page.keyboard.press("Home")
    shows(page, 0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, 1)

    assert asked.count("frames.data.js") == 1 and page.problems == []
    assert page.get_attribute(SLIDER, "aria-label") == "epoch"
    assert page.get_attribute(OUTPUT, "aria-live") == "polite"
    assert page.get_by_role("img", name="A line that turns").count() == 1


def test_the_buttons_go_frame_by_frame_and_no_further(page, address):
    page.goto(f"{address}lesson/")
    back, forth = (page.get_by_role("button", name=name, exact=True) for name in ("Previous", "Next"))
    for number in (2, 1, 0):
        back.click()
        shows(page, number)
    assert back.get_attribute("aria-disabled") == "true" and forth.get_attribute("aria-disabled") == "false"
    back.click(force=True)
    shows(page, 0)


def test_a_file_that_does_not_load_leaves_the_last_frame_and_the_next_touch_tries_again(page, address):
    page.route("**/frames.data.js", lambda route: route.abort())
    page.goto(f"{address}lesson/")
    page.focus(SLIDER)
    page.keyboard.press("ArrowLeft")
    shows(page, 3, "The other frames did not load. Try again.")
    page.unroute("**/frames.data.js")
    page.keyboard.press("ArrowLeft")
    shows(page, 2)


def test_a_frame_enlarged_is_the_one_that_was_chosen(page, address):
    page.goto(f"{address}lesson/")
    page.get_by_role("button", name="Previous").click()
    shows(page, 2)
    page.click(SVG)
    page.wait_for_selector("dialog[open] svg >> text=n = 2")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Previous").click()
    shows(page, 1)


def test_without_a_script_there_is_the_last_frame_and_no_dead_control(browser, address):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}lesson/")
    page.wait_for_selector(f"{SVG} >> text=n = 3")
    controls = page.locator("article :is(input, output)").count()
    page.close()

    assert controls == 0


def test_paper_has_the_last_frame_and_no_control(page, address):
    page.goto(f"{address}lesson/")
    page.get_by_role("button", name="Previous").click()
    shows(page, 2)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_selector(f"{SVG} >> text=n = 3")
    assert not page.locator(".frames-controls").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    shows(page, 2)


def test_frames_work_from_a_file(tab, built, tmp_path):
    zipfile.ZipFile(built / NAME).extractall(tmp_path)
    page = tab("file:")
    page.goto((tmp_path / Path(NAME).stem / "lesson/index.html").as_uri())
    page.focus(SLIDER)
    page.keyboard.press("ArrowLeft")
    shows(page, 2)


def test_axe_finds_nothing_and_a_finger_finds_the_controls(browser, address, axe):
    found = []
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 900}, has_touch=True, reduced_motion="reduce")
        page.goto(f"{address}lesson/")
        page.add_script_tag(content=axe)
        page.get_by_role("button", name="Previous").click()
        shows(page, 2)
        found += findings(page, "moved")
        boxes = page.eval_on_selector_all(
            ".frames-controls :is(button, input)", "all => all.map(e => e.getBoundingClientRect().height)"
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()
    assert found == [] and len(boxes) == 3 and min(boxes) >= 44
