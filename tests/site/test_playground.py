"""The playground in a browser: it trains, stops, says what it does, copies a program, and stays out of the way.

Processor time of the largest network (8, 8, 8) with all 270 training points in a batch, on one core, by Node 20 and
traces of Chromium 156: a step 1 ms, the pictures of its units 2 to 4 ms, one of their parts 0.3 ms (medians; 11 ms
at most, while they are compiled); the longest task of the page in training 18 ms, with what the browser adds.
"""

import re
import subprocess
import sys

import pytest

from tests.site.test_playground_tasks import USUAL

CANVASES = "surface", "curves", "network"
STEP = "Number(document.querySelector('.playground-numbers').textContent.match(/\\d+/)[0])"
PIXELS = """name => document.querySelector(`.playground-${name}`).toDataURL()"""
SLOW = """(() => { // a clock on which everything takes long: what a turn does then is the least it can do
  let now = 0, turn = {}
  performance.now = () => now += 1000
  window.turns = []
  const count = (object, name, what) => {
    const call = object[name]
    object[name] = function (...given) {
      turn[what] = (turn[what] ?? 0) + 1
      return call.apply(this, given)
    }
  }
  count(Array.prototype, "splice", "steps") // a step takes its batch from the order
  count(Math, "tanh", "units")
  count(CanvasRenderingContext2D.prototype, "putImageData", "pictures")
  count(CanvasRenderingContext2D.prototype, "scale", "canvases")
  const ask = window.requestAnimationFrame
  window.requestAnimationFrame = work => ask(time => {
    turn = {}
    work(time)
    if (Object.keys(turn).length) window.turns.push(turn) // others ask for turns, too
    turn = {}
  })
})()"""


@pytest.fixture(params=["", "en/"], ids=["zh", "en"])
def home(request):
    """The address of a language, below that of the site."""
    return request.param


def status(page):
    return page.inner_text(".playground-status")


def drawn(page):
    """Wait until the network, the last, is drawn for the first time: before that its canvas is 300 pixels wide."""
    page.wait_for_function("document.querySelector('.playground-network').width !== 300", timeout=60_000)


def shows(page, pictures):
    """Wait until the canvases show pictures, {name: address of an image}."""
    same = f"given => Object.entries(given).every(([name, picture]) => ({PIXELS})(name) === picture)"
    page.wait_for_function(same, arg=pictures, timeout=60_000)


def train(page, steps):
    """Play until at least so many steps are taken, then pause."""
    page.click("[name=play]")
    page.wait_for_function(f"{STEP} >= {steps}", timeout=60_000)
    page.click("[name=play]")
    return page.evaluate(STEP)


def test_it_trains_pauses_steps_and_starts_again_and_says_so(page, address, home):
    page.goto(f"{address}{home}playground/")
    drawn(page)
    before, pictures = status(page), {name: page.evaluate(PIXELS, name) for name in CANVASES}
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
    shows(page, pictures)
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
    trained, hash_ = page.evaluate(PIXELS, "surface"), page.evaluate("location.hash")
    assert "noise=0.2&" in hash_ and page.evaluate(STEP) >= 20

    other = tab(address)  # who opens the shared address
    other.goto(f"{address}{home}playground/{hash_}")
    assert other.input_value("[name=noise]") == "0.2" and other.input_value("[name=seed]") == "1"
    drawn(other)
    untrained = other.evaluate(PIXELS, "surface")
    assert untrained != trained
    page.click("[name=again]")
    shows(page, {"surface": untrained})


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


def test_out_of_sight_it_asks_for_no_turn_and_then_goes_on(page, address, home):
    page.add_init_script("""(() => {
      const ask = window.requestAnimationFrame
      window.asked = 0
      window.picture = () => new Promise(ask)
      window.requestAnimationFrame = work => {
        window.asked++
        return ask(work)
      }
    })()""")
    page.goto(f"{address}{home}playground/")
    page.click("[name=play]")
    page.wait_for_function(f"{STEP} >= 20", timeout=60_000)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    quiet = """async () => { // five pictures of the screen for which nobody has asked
      const before = window.asked
      for (let n = 0; n < 5; n++) await window.picture()
      return window.asked === before
    }"""
    assert any(page.evaluate(quiet) for _ in range(20))
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


def test_a_turn_takes_a_step_or_draws_a_part_where_all_takes_long(page, address):
    page.add_init_script(SLOW)
    page.goto(f"{address}en/playground/#data=spiral&hidden=8,8,8&test=10&batch=300")
    page.click("[name=play]")
    page.wait_for_function("window.turns.filter(turn => turn.steps).length >= 2")
    turns = page.evaluate("window.turns")
    first, second, *_ = (n for n, turn in enumerate(turns) if "steps" in turn)

    assert [turns[first], turns[second]] == [{"steps": 1, "units": 24 * (270 + 300)}] * 2  # the batch, all points
    assert turns[first + 1 : second] == (
        [{"units": 24 * 256}] * 4  # a quarter of the plane
        + [{"pictures": 2}, {"pictures": 8}, {"pictures": 8}, {"pictures": 8}, {"pictures": 1, "units": 32 * 32}]
        + [{"canvases": 1}] * 3
    )


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
    drawn(page)
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


NAMES = {  # what a screen reader calls the controls and pictures, and never a value that it says anyway
    "": "试验场 数据 点 噪声 测试点占_% 随机种子 模型 隐藏层_1_的单元 隐藏层_2_的单元 隐藏层_3_的单元 激活函数 "
    "训练 学习率 批量大小 权重衰减 运行 走一步 重新开始 复制为_PyTorch_程序 平面上的点 损失曲线 网络 权重的数字",
    "en/": "Playground Data Points Noise Test_points,_% Seed Model Units,_hidden_layer_1 Units,_hidden_layer_2 "
    "Units,_hidden_layer_3 Activation Training Learning_rate Batch_size Weight_decay Play One_step Start_again "
    "Copy_as_a_PyTorch_program The_points_in_the_plane Loss_curves The_network The_weights_in_numbers",
}
ROLES = "form group combobox slider spinbutton button image DisclosureTriangle".split()


def test_a_screen_reader_finds_names_values_and_what_is_told(page, address, home):
    page.goto(f"{address}{home}playground/#noise=0.3&hidden=4,2")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}

    def below(node):
        yield node
        for child in node["childIds"]:
            yield from below(nodes[child])

    form = next(node for node in tree if node["role"]["value"] == "form")
    heard = [node for node in below(form) if not node["ignored"]]
    names = [node["name"]["value"] for node in heard if node["role"]["value"] in ROLES and node["name"]["value"]]
    values = {node["name"]["value"]: node["value"]["value"] for node in heard if "value" in node}
    told = next(node for node in heard if node["role"]["value"] == "status")
    wanted = [name.replace("_", " ") for name in NAMES[home].split()]

    assert [name[: len(short)] for name, short in zip(names, wanted, strict=True)] == wanted
    assert all(name in wanted for name in values), values
    assert values[wanted[3]] == pytest.approx(0.3) and values[wanted[7]] == "4" and values[wanted[8]] == "2"
    assert {"name": "live", "value": {"type": "token", "value": "polite"}} in told["properties"]
