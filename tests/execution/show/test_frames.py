"""Several figures of a cell as the frames of one."""

import json
import re
from html import unescape

import pytest
from markdown import Markdown

from execution.page import Page
from execution.read.program import ProgramReader
from execution.read.text import PageError
from execution.show.extension import ExecutionExtension
from execution.show.render import render_outputs

read = ProgramReader().read  # one for all, as a build has it

DRAW = """import matplotlib.pyplot as plt
for n in range(3):
    figure, ax = plt.subplots(figsize=(2, 2))
    ax.plot([0, n], [0, 1])
    ax.set(xlim=(0, 3), xlabel="loss")
    if n != 1:
        figure.set_label("start" if n == 0 else "a < b")"""
CELL = '```python {{.cell frames="{}" alt="A line" {}}}\n{}\n```\n'


@pytest.fixture
def convert(session):
    """Convert a page with the real Markdown stack; return its HTML and what it warned of."""

    def convert(text, **labels):
        said = []
        page = Page("docs/p.md", session, labels=labels, warn=said.append)
        extension = ExecutionExtension(page=lambda md: page)
        return Markdown(extensions=["pymdownx.superfences", extension]).convert(text), said

    return convert


def data(html):
    return json.loads(re.search(r'<script type="application/json" data-frames="f0">(.*?)</script>', html)[1])


def frames(html):
    """Return the content of each frame, as frames.js puts it together."""
    content = data(html)
    return ["".join(content["pieces"][n] for n in frame) for frame in content["frames"]]


def inner(svg):
    return re.search(r"<svg\b[^>]*>(.*)</svg>", svg, re.DOTALL)[1]


def test_each_frame_is_what_its_figure_would_be_alone_and_the_last_stands_on_the_page(convert, session):
    html, said = convert(CELL.format("epoch", "", DRAW), loss="损失")
    outputs = session.result(read(CELL.format("epoch", "", DRAW), "docs/p.md"))["cells"][0]["outputs"]
    alone = [re.sub("f-0", "f0", render_outputs([output], "f", "A line", {"loss": "损失"})) for output in outputs]

    assert said == [] and len(outputs) == 3
    assert frames(html) == [inner(svg) for svg in alone]
    assert len(set(frames(html))) == 3 and all(">损失<" in frame for frame in frames(html))
    assert inner(html) == frames(html)[-1] and html.count("<svg") == 1


def test_what_frames_share_is_sent_once(convert):
    pieces = data(convert(CELL.format("epoch", "", DRAW))[0])["pieces"]

    assert len(set(pieces)) == len(pieces)
    assert sum("A line" in piece for piece in pieces) == 1 < sum("M 36.46" in piece for piece in pieces)


def test_a_frame_is_called_by_its_label_in_the_pages_language_or_by_its_number(convert):
    html, _ = convert(CELL.format("轮次 > 1", "", DRAW), start="开头")

    assert 'data-name="轮次 &gt; 1"' in html
    assert json.loads(unescape(re.search('data-labels="([^"]*)"', html)[1])) == ["开头", "2", "a < b"]


def test_the_name_of_the_slider_changes_no_fingerprint(session):
    one, other = (read(CELL.format(name, "", DRAW)) for name in ("轮次", "epoch"))

    assert session.key(one) == session.key(other) and one.cells != other.cells


@pytest.mark.parametrize(
    "change, complaint",
    [
        (("range(3)", "range(1)"), "has frames=, but draws one figure; draw two or more"),
        (("range(3)", "range(0)"), "has frames=, but draws no figure; draw two or more"),
        (("    if n != 1:", "    print(n)\n    if n != 1:"), "has frames=, but shows more than figures"),
        (("figsize=(2, 2)", "figsize=(2, 2 + n // 2)"), "has frames, but their size differs: "),
        (("subplots(", "subplots() if n == 1 else plt.subplots("), "in frame '2', "),
        (("    if n != 1:", "    figure.add_axes(ax.get_position()) if n == 0 else 0\n    if n != 1:"),
         "has frames, but their number of axes differs: 2 in frame 'start', 1 in the last; draw the same axes in all"),
    ],
)  # fmt: skip
def test_figures_that_are_no_frames_are_a_complaint_that_names_the_place(convert, change, complaint):
    source = DRAW.replace(*change)
    assert source != DRAW
    html, said = convert(CELL.format("epoch", "", source))

    assert [text for text in said if text.startswith("docs/p.md:1: cell 1 ") and complaint in text], said
    assert "data-frames" not in html


def test_frames_need_a_description_and_one_complaint_is_enough(convert):
    _, said = convert(CELL.format("epoch", "", DRAW).replace('alt="A line"', ""))

    assert said == ['docs/p.md:1: cell 1 draws a figure: describe it in alt="…"']


@pytest.mark.parametrize("option", ["frames", 'frames=""'])
def test_a_slider_without_a_name_is_an_error(option):
    with pytest.raises(PageError, match=r'p\.md:1: frames="" names nothing'):
        read(f"```python {{.cell {option}}}\n1\n```", "p.md")


@pytest.mark.parametrize("tag, fold", [("hide-output", "<details"), ("timing", '<div class="measured"')])
def test_tags_hold_for_frames_too(convert, tag, fold):
    html, said = convert(CELL.format("epoch", f'tags="{tag}"', DRAW))

    assert said == [] and html.index(fold) < html.index('data-frames="f0"')
