"""Figures are drawn with our settings, whatever the page or the machine has set."""

import base64
import contextlib
import io
import os
import sys

import matplotlib
import numpy as np
import pytest
from PIL import Image

from execution.cell import CellError
from execution.kernel.figures import shrink
from execution.show.svg import figure

PLOT = "import matplotlib.pyplot as plt\n{}\nplt.plot([1, 2])\nplt.title('loss');"


def drawn(executor, program, setting=""):
    return executor.execute(program(PLOT.format(setting))).results[0]["outputs"][-1]["data"]["image/svg+xml"]


def test_a_style_or_settings_of_the_page_leave_text_as_text_and_ids_as_they_are(executor, program):
    plain = drawn(executor, program)
    for setting in ("plt.style.use('default')", "plt.rcdefaults()", "plt.rcParams.update({'svg.fonttype': 'path'})"):
        assert ">loss</text>" in plain and drawn(executor, program, setting) == plain


def test_what_a_page_sets_for_its_own_figures_holds(executor, program):
    assert drawn(executor, program, "plt.rcParams['figure.figsize'] = 2, 2") != drawn(executor, program)


def test_settings_of_the_project_or_at_home_change_no_figure(new_executor, settings, program, tmp_path, monkeypatch):
    plain = drawn(new_executor(), program)
    (settings.root / "matplotlibrc").write_text("figure.figsize: 2, 2\ntimezone: CET\nsvg.fonttype: path\n")
    home = tmp_path / "home/stylelib"
    home.mkdir(parents=True)
    (home / "own.mplstyle").write_text("figure.figsize: 1, 1\n")
    monkeypatch.setenv("MPLCONFIGDIR", str(home.parent))
    executor = new_executor()

    assert drawn(executor, program) == plain
    with pytest.raises(CellError, match="'own' is not a valid"):
        drawn(executor, program, "plt.style.use('own')")


def test_matplotlib_inline_works_as_in_jupyter_and_a_window_is_refused(executor, program):
    assert drawn(executor, program, "get_ipython().run_line_magic('matplotlib', 'inline')") == drawn(executor, program)
    with pytest.raises(CellError, match="figures stand on the page"):
        executor.execute(program("%matplotlib qt"))


def test_svg_that_is_too_deep_for_a_page_is_an_error_of_its_cell(executor, program):
    source = "display({{'image/svg+xml': '<svg>' + '<g>' * {0} + '</g>' * {0} + '</svg>'}}, raw=True)"
    kept = executor.execute(program(source.format(200))).results[0]["outputs"][0]["data"]["image/svg+xml"]
    with pytest.raises(CellError, match="200 are the most") as caught:
        executor.execute(program("1", source.format(3000)))

    assert figure(kept, "a", "", {}).count("<g") == 200 and caught.value.cell == 1


@pytest.mark.parametrize(
    "svg", ["<svg><g></svg>", "<svg/><p/>", "<p/>", "nothing", "<svg>&nbsp;</svg>", "<svg>\x01</svg>"]
)
def test_svg_that_is_not_well_formed_is_an_error_of_its_cell(executor, program, svg):
    with pytest.raises(CellError, match="this SVG is not well-formed") as caught:
        executor.execute(program("1", f"display({{'image/svg+xml': {svg!r}}}, raw=True)"))

    assert caught.value.cell == 1


@pytest.mark.parametrize(
    "source",
    [
        "%config InlineBackend.figure_format = 'retina'",
        "from matplotlib_inline.backend_inline import set_matplotlib_formats\nset_matplotlib_formats('svg', 'pdf')",
    ],
)
def test_a_format_that_the_page_asks_for_changes_no_figure(executor, program, source):
    figure = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.xlabel('epoch');"
    plain, asked = (executor.execute(program(text, figure)).results[1]["outputs"][0]["data"] for text in ("1", source))

    assert asked["image/svg+xml"] == plain["image/svg+xml"] and ">epoch</text>" in asked["image/svg+xml"]


def encoded(pixels):
    """Return a picture as matplotlib puts it into SVG."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "png")
    return f'<image xlink:href="data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"/>'


@pytest.mark.parametrize("map, smaller", [("gray", True), ("RdBu", True), ("many", False), ("transparent", False)])
def test_pictures_of_few_colours_become_small_and_keep_their_pixels(map, smaller):
    generator = np.random.default_rng(0)
    pixels = generator.integers(0, 256, (28, 28, 4), dtype=np.uint8)  # alpha, too
    if map in matplotlib.colormaps:
        pixels = matplotlib.colormaps[map](generator.random((28, 28)), bytes=True)
    elif map == "many":
        pixels[..., 3] = 255
    else:
        pixels[..., :3] = 7
    svg = encoded(pixels)
    small = shrink(svg)
    decoded = Image.open(io.BytesIO(base64.b64decode(small.split("base64,")[1].split('"')[0])))

    assert np.array_equal(np.array(decoded.convert("RGBA")), pixels)
    assert (len(small) < 0.7 * len(svg)) == smaller and (small == svg) != smaller


def test_nothing_is_left_of_a_page_in_memory_or_among_temporary_files(
    new_executor, program, eventually, tmp_path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # nobody else's
    name = f"execution_test_{os.getpid()}"
    source = (
        "import tempfile\nfrom multiprocessing import shared_memory\nfolder = tempfile.TemporaryDirectory()\n"
        f"shared = shared_memory.SharedMemory(create=True, size=1000, name={name!r})\nfolder.name"
    )
    executor = new_executor()
    shown = executor.execute(program(source, "import os; os.path.dirname(os.environ['TMPDIR']), os.environ['TMPDIR']"))
    outer, inner = eval(shown.results[1]["outputs"][0]["data"]["text/plain"])

    assert outer == inner  # the folder's own name is no output
    assert eventually(lambda: not os.path.exists(f"/dev/shm/{name}"))
    assert eventually(lambda: not list(tmp_path.glob("execution-page-*")))


SHARED = (
    "from multiprocessing import shared_memory\nshared = shared_memory.SharedMemory(create=True, size=9, name={!r})\n"
)
TORCH = "import torch\ntorch.multiprocessing.set_sharing_strategy('file_system')\nx = torch.ones(9).share_memory_()"


@pytest.mark.parametrize(
    "ending",
    ["import os; os._exit(3)", "import ctypes; ctypes.string_at(0)", "while True: pass", "1 / 0", "child", "torch"],
)
def test_nothing_is_left_in_memory_of_a_page_that_ends_in_the_middle_or_of_its_children(new_executor, program, ending):
    name, before = f"execution_test_{os.getpid()}", set(os.listdir("/dev/shm"))
    source = SHARED.format(name) + ending
    if ending == "child":
        command = [sys.executable, "-c", SHARED.format(name)]
        source = f"import subprocess\nsubprocess.run({command!r})"
    executor = new_executor()
    with contextlib.suppress(CellError):
        executor.execute(program(TORCH if ending == "torch" else source, timeout=2 if "while" in ending else 60))
    executor.close()  # waits for what tidies up

    assert not [left for left in set(os.listdir("/dev/shm")) - before if name in left or left.startswith("torch_")]


def test_a_fork_that_becomes_what_tidies_up_is_let_do_so(new_executor, program, tmp_path):
    done = tmp_path / "done"
    tidy = [sys.executable, "-c", f"open({str(done)!r}, 'w').close()", "multiprocessing.resource_tracker"]
    source = (
        f"import os, time\nif os.fork() == 0:\n    time.sleep(0.2)\n    os.execv({tidy[0]!r}, {tidy!r})\nos._exit(3)"
    )
    executor = new_executor()
    with pytest.raises(CellError, match="exit code 3"):
        executor.execute(program(source))

    assert done.exists()
