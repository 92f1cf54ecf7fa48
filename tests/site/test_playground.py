"""The playground in a browser: it trains, stops, says what it does, copies a program, and stays out of the way."""

import re
import subprocess
import sys

import pytest

from tests.site.test_playground_tasks import USUAL

STEP = "Number(document.querySelector('.playground-numbers').textContent.match(/\\d+/)[0])"
PIXELS = """name => document.querySelector(`.playground-${name}`).toDataURL()"""
TURNS = """(() => { // how long each turn of the playground takes
  const ask = window.requestAnimationFrame
  window.turns = []
  window.requestAnimationFrame = turn => ask(time => {
    const begun = performance.now()
    turn(time)
    window.turns.push(performance.now() - begun)
  })
})()"""


@pytest.fixture(params=["", "en/"], ids=["zh", "en"])
def home(request):
    """The address of a language, below that of the site."""
    return request.param


def status(page):
    return page.inner_text(".playground-status")


def train(page, steps):
    """Play until at least so many steps are taken, then pause."""
    page.click("[name=play]")
    page.wait_for_function(f"{STEP} >= {steps}", timeout=60_000)
    page.click("[name=play]")
    return page.evaluate(STEP)


def test_it_trains_pauses_steps_and_starts_again_and_says_so(page, address, home):
    page.goto(f"{address}{home}playground/")
    before, pictures = status(page), {name: page.evaluate(PIXELS, name) for name in ("surface", "curves", "network")}
    taken = train(page, 100)
    trained = status(page)
    assert trained != before and str(taken) in trained
    for name, picture in pictures.items():
        assert page.evaluate(PIXELS, name) != picture, name

    page.wait_for_timeout(100)
    assert page.evaluate(STEP) == taken
    page.click("[name=step]")
    assert page.evaluate(STEP) == taken + 1
    page.click("[name=again]")
    assert page.evaluate(STEP) == 0 and status(page) == before
    assert {name: page.evaluate(PIXELS, name) for name in pictures} == pictures
    assert page.problems == []


def test_every_control_works_by_keyboard_and_the_address_holds_it(page, tab, address, home):
    page.goto(f"{address}{home}playground/")
    page.focus("[name=seed]")
    page.keyboard.press("ArrowUp")
    shared = "#" + "&".join(f"{name}={value}" for name, value in (USUAL | {"hidden": 4, "seed": 1}).items())
    assert page.evaluate("location.hash") == shared

    page.focus("[name=noise]")
    page.keyboard.press("ArrowRight")
    page.focus("[name=play]")
    page.keyboard.press("Enter")
    page.wait_for_function(f"{STEP} >= 20", timeout=60_000)
    page.keyboard.press("Space")
    assert page.inner_text("[name=noise] >> xpath=../span") == "0.2"
    picture, hash_ = page.evaluate(PIXELS, "surface"), page.evaluate("location.hash")
    assert "noise=0.2&" in hash_ and page.evaluate(STEP) >= 20

    other = tab(address)  # who opens the shared address
    other.goto(f"{address}{home}playground/{hash_}")
    assert other.input_value("[name=noise]") == "0.2" and other.input_value("[name=seed]") == "1"
    page.click("[name=again]")
    assert page.evaluate(PIXELS, "surface") == other.evaluate(PIXELS, "surface") != picture


@pytest.mark.parametrize(
    "given", ["lr=abc", "lr=0.2", "hidden=9", "hidden=1,2,3,4", "colour=red", "seed=1000", "play=1"]
)
def test_an_address_that_cannot_be_is_named_and_the_rest_of_it_counts(page, address, home, given):
    page.goto(f"{address}{home}playground/#data=xor&{given}")

    assert given.replace("hidden=9", "hidden1=9") in status(page)
    assert page.input_value("[name=data]") == "xor" and page.input_value("[name=lr]") == "0.1"
    assert page.input_value("[name=hidden1]") == "4" and page.inner_text("[name=play]") in ("运行", "Play")
    assert page.problems == []


def test_each_task_sets_the_controls(page, address, home):
    page.goto(f"{address}{home}playground/")
    found = []
    for n in range(5):
        page.locator("article ol li > a[href^='#data']").nth(n).click()
        found.append([page.input_value(f"[name={name}]") for name in ("data", "hidden1", "hidden2", "lr", "test")])
        assert page.evaluate("document.activeElement.name") == "play"

    assert found == [
        ["circle", "0", "0", "0.1", "50"],
        ["circle", "1", "0", "0.1", "50"],
        ["spiral", "8", "8", "0.1", "30"],
        ["circle", "8", "8", "3", "50"],
        ["circle", "8", "8", "0.1", "90"],
    ]


def test_training_that_diverges_stops_and_says_why(page, address, home):
    page.goto(f"{address}{home}playground/#hidden=8,8&activation=identity&lr=3")
    page.click("[name=play]")
    page.wait_for_function("/发散|diverged/.test(document.querySelector('.playground-status').textContent)")
    taken = page.evaluate(STEP)
    page.click("[name=play]")
    page.click("[name=step]")
    assert page.evaluate(STEP) == taken and page.inner_text("[name=play]") in ("运行", "Play")
    assert page.problems == []


@pytest.mark.parametrize(
    "settings",
    ["", "#data=spiral&hidden=8,3&lr=0.3&batch=30", "#data=blobs&hidden=&noise=0.5&test=20&decay=0.01&seed=7"],
)
def test_the_copied_program_prints_what_the_page_shows(page, address, home, settings, tmp_path):
    page.add_init_script("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.goto(f"{address}{home}playground/{settings}")
    steps = train(page, 60)
    page.click("[name=copy]")
    assert str(steps) in status(page)
    text = page.evaluate("window.copied")
    first = page.inner_text(".playground-program .highlight code >> nth=0")
    if not settings:
        assert text.startswith(first.strip().replace("num_steps = 0, 1000", f"num_steps = 0, {steps}"))

    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", "program.py"]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert process.returncode == 0, process.stderr[-1000:]
    numbers = re.findall(r"\d+\.\d{4}", page.inner_text(".playground-numbers"))
    assert numbers and re.findall(r"\d+\.\d{4}", process.stdout) == numbers
    assert process.stdout.startswith(f"step {steps}: ")


def test_out_of_sight_it_waits_and_then_goes_on(page, address, home):
    page.goto(f"{address}{home}playground/")
    page.click("[name=play]")
    page.wait_for_function(f"{STEP} >= 20", timeout=60_000)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(  # two pictures of the screen without a step
        f"""async () => {{
          const before = {STEP}
          for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame)
          return {STEP} === before
        }}""",
        timeout=60_000,
    )
    taken = page.evaluate(STEP)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function(f"{STEP} > {taken}", timeout=60_000)


def test_with_less_motion_it_draws_once_and_asks_before_it_goes_on(tab, address, home):
    page = tab(address, reduced_motion="reduce")
    page.goto(f"{address}{home}playground/")
    page.evaluate("""() => {
      window.drawn = 0
      const numbers = document.querySelector(".playground-numbers")
      new MutationObserver(() => window.drawn++).observe(numbers, {childList: true})
    }""")
    for steps in (500, 1000):
        page.click("[name=play]")
        page.wait_for_function(f"{STEP} >= {steps}", timeout=60_000)
        assert "500" in status(page) and page.inner_text("[name=play]") in ("运行", "Play")
    assert page.evaluate("window.drawn") == 2


def test_a_turn_has_an_end_and_the_time_of_the_largest_network_is_printed(page, address):
    page.add_init_script(TURNS)
    page.goto(f"{address}en/playground/#data=spiral&hidden=8,8,8&test=10&batch=300")
    steps = train(page, 60)
    turns = sorted(page.evaluate("window.turns"))
    print(f"a turn of the largest network: median {turns[len(turns) // 2]:.1f} ms, longest {turns[-1]:.1f} ms")

    assert len(turns) >= steps / 20


def test_without_a_script_a_sentence_and_a_figure_stand_in_its_place(tab, address, home):
    page = tab(address, java_script_enabled=False)
    page.goto(f"{address}{home}playground/")

    assert "JavaScript" in page.inner_text(".playground-missing")
    assert not page.locator(".playground").is_visible()
    assert page.locator(".cell-figure svg").is_visible()


def test_a_phone_needs_no_scrolling_sideways(tab, address, home):
    page = tab(address, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{address}{home}playground/#hidden=8,8,8")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.eval_on_selector(".playground-network", "canvas => canvas.getBoundingClientRect().right") <= 390


def test_the_colours_follow_light_and_dark(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}playground/")
    light = page.evaluate(PIXELS, "network")
    page.click(".palette")

    page.wait_for_function(f"light => ({PIXELS})('network') !== light", arg=light)


def test_the_numbers_of_the_weights_are_listed(page, address, home):
    page.goto(f"{address}{home}playground/#hidden=3,2")
    page.click(".playground-weights summary")
    page.wait_for_function("document.querySelector('.playground-weights pre').textContent.trim()")
    lines = [line for line in page.inner_text(".playground-weights pre").splitlines() if line]

    assert [line.split()[0] for line in lines] == ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1"]
    assert [line.count(",") for line in lines] == [1, 1, 1, 2, 2, 1]
