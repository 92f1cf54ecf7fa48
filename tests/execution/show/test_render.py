import re

import pytest

from execution.show.provenance import Origin, render_provenance
from execution.show.render import lighten, render_outputs, text
from execution.show.svg import figure

SVG = """<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" width="10pt" viewBox="0 0 10 10"><metadata>x</metadata>
<defs><style type="text/css">*{stroke-linejoin: round}</style><clipPath id="p1"><path id="m1"/></clipPath></defs>
<g id="axes_1" clip-path="url(#p1)" style="fill: #ffffff; stroke: #1f77b4">
<use xlink:href="#m1" style="stroke: #000000"/>
<text style="font: 10px 'DejaVu Sans', sans-serif">loss</text></g></svg>"""


def stream(value, name="stdout"):
    return {"output_type": "stream", "name": name, "text": value}


def test_printed_html_is_shown_as_text():
    html = render_outputs([stream("<script>alert(1)</script> & more\n")], "f")

    assert html == (
        '<div class="cell-output"><pre tabindex="0"><code>'
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</code></pre></div>"
    )


def test_ansi_colours_are_kept_and_other_codes_dropped():
    assert '<span class="ansi-bold ansi-red">no</span> yes' in text("\x1b[1;31mno\x1b[0m yes\x1b[2K")


def test_kinds_of_output_are_told_apart():
    error = {"output_type": "error", "traceback": ["----> 1 a < b", "NameError: a"]}
    rich = {"output_type": "display_data", "data": {"text/html": "<b>x</b>", "text/plain": "x"}}
    html = render_outputs([stream("e", "stderr"), error, rich], "f")

    assert re.findall(r'class="(cell-output[^"]*)"', html) == [
        "cell-output cell-stderr", "cell-output cell-error", "cell-output cell-html",
    ]  # fmt: skip
    assert "a &lt; b\nNameError: a" in html and "<b>x</b>" in html


def test_the_ids_of_two_figures_differ_and_references_follow():
    first, second = figure(SVG, "a", "One", {}), figure(SVG, "b", "Two", {})
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (first, second)]

    assert len(set(ids[0])) == len(ids[0]) == 3  # the title, and the two that are referred to
    assert not set(ids[0]) & set(ids[1])
    assert set(re.findall(r'(?:url\(#|href="#)([^")]+)', first)) <= set(ids[0])


def test_a_figure_takes_the_pages_colours_labels_and_text():
    svg = figure(SVG, "a", "损失 < 1", {"loss": "损失"})

    assert '<title id="a-title">损失 &lt; 1</title>' in svg and 'role="img"' in svg
    assert ">损失</text>" in svg
    assert "stroke:currentColor" in svg and "var(--plot-1,#1f77b4)" in svg and "var(--md-default-bg-color,#fff)" in svg
    assert "<style" not in svg and "metadata" not in svg and "DOCTYPE" not in svg


def test_groups_without_a_meaning_and_superfluous_decimals_are_dropped():
    svg = SVG.replace("<use ", '<g id="g"><g><path d="M 1.23456 2 L 3 4.5"/></g></g><use ')

    assert 'd="M 1.23 2 L 3 4.5"' in figure(svg, "a", "", {}) and figure(svg, "a", "", {}).count("<g") == 1


def test_marks_with_one_style_have_it_from_their_group():
    mark = '<g clip-path="url(#p1)"><use xlink:href="#m1" x="{}" style="fill: #1f77b4; stroke: none"/></g>'
    svg = figure(SVG.replace("<use ", "".join(map(mark.format, "123")) + "<use ", 1), "a", "", {})
    faint = figure(
        SVG.replace("<use ", "".join(map(mark.replace("none", "none; opacity: 0.5").format, "12")) + "<use "),
        "a",
        "",
        {},
    )

    assert re.search(
        r'<g clip-path="[^"]*" style="fill:var\(--plot-1,#1f77b4\);stroke:none">(<use [^>]*/>){3}</g>', svg
    )
    assert svg.count("stroke:none") == 1 and faint.count("opacity:0.5") == 2


def test_highlighted_code_keeps_its_text_and_its_telling_colours():
    html = '<span class="k">if</span><span class="w"> </span><span class="n">x</span> <span class="o">&lt;</span>'

    assert lighten(html) == '<span class="k">if</span> x &lt;'


@pytest.fixture
def facts():
    return {
        "ingredients": {"python": "3.11.7", "distributions": {"torch": "2.14.1"}}, "seconds": 1.5,
        "date": "2026-01-02", "fingerprint": "0123456789abcdef",
    }  # fmt: skip


@pytest.mark.parametrize(
    "language, cells, sentence",
    [
        ("zh", 7, "最近一次验证：2026-01-02。7 个单元格全部按预期运行，用时 1.5 秒。"),
        ("en", 7, "Last verified on 2026-01-02: all 7 cells ran as expected, in 1.5 s."),
        ("en", 1, "Last verified on 2026-01-02: its one cell ran as expected, in 1.5 s."),
    ],
)
def test_provenance_tells_the_run_and_marks_what_is_measured(facts, language, cells, sentence):
    html = render_provenance(facts, cells, language, ["Fashion-MNIST"], Origin(["docs/a.md"], []))

    assert f"<details><summary>{sentence}</summary>" in re.sub("</?span[^>]*>", "", html)
    assert "torch 2.14.1" in html and "Fashion-MNIST" in html and "0123456789ab<" in html
    assert re.findall(r'class="measured">([^<]*)<', html) == ["2026-01-02", "1.5"]


def test_sources_and_tests_link_to_the_repository_if_there_is_one_and_name_a_folder_once(facts):
    origin = Origin(["docs/a.md", "code/b.py", "code/c.py"], ["tests/test_b.py"])
    plain = render_provenance(facts, 1, "en", [], origin)
    linked = render_provenance(facts, 1, "en", [], origin._replace(repository="https://github.com/o/r"))

    assert "<code>docs/a.md</code>, <code>code/b.py</code>, <code>c.py</code>" in plain and "<a " not in plain
    assert '<a href="https://github.com/o/r/blob/HEAD/code/c.py"><code>c.py</code></a>' in linked
    assert '<a href="https://github.com/o/r/blob/HEAD/tests/test_b.py">' in linked


def test_letters_on_one_line_are_joined_each_with_its_place():
    letters = (("0", "1", "1", "10px"), ("6", "1", "0", "10px"), ("12", "-3", "−", "7px"), ("15", "-3", "8", "7px"))
    spans = "\n".join(f'<tspan x="{x}" y="{y}" style="font-size: {size}">{t}</tspan>' for x, y, t, size in letters)
    style = "<style>*{stroke-linejoin: round}</style>"
    svg = figure(f'<svg xmlns="http://www.w3.org/2000/svg">{style}<text>\n{spans}\n</text></svg>', "a", "x", {})

    assert '<text><tspan x="0 6" y="1" style="font-size:10px">10</tspan>' in svg
    assert '<tspan x="12 15" y="-3" style="font-size:7px">−8</tspan></text>' in svg


FOREIGN = """<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY who "you">]><svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" class="own"><style>.a{fill:#fa0} #r, #g.b{stroke:url(#g)}</style>
<defs><linearGradient id="g"/></defs><rect id="r" class="a" width="1.23456"/><use xlink:href="#gone"/>
<text>one <tspan>two</tspan> three<tspan> loss</tspan> &who;</text><text>loss</text><foreignObject>
<div xmlns="http://www.w3.org/1999/xhtml">html <b>bold</b> tail<p/><br/></div></foreignObject><desc>D</desc></svg>"""


def test_svg_that_matplotlib_did_not_draw_is_kept_with_rules_and_ids_of_its_own():
    svg = figure(FOREIGN, "a", "x", {"loss": "损失"})

    inside = "{&amp;:where([aria-labelledby=a-title],[aria-labelledby=a-title] *){"
    assert f"<style>.a{inside}fill:#fa0}}}} #a-0, #a-1.b{inside}stroke:url(#a-1)}}}}</style>" in svg
    assert '<linearGradient id="a-1" />' in svg and '<rect class="a" width="1.23456" id="a-0" />' in svg
    assert "<text>one <tspan>two</tspan> three<tspan> loss</tspan> you</text><text>损失</text>" in svg
    assert "<div>html <b>bold</b> tail<p></p><br /></div></foreignObject><desc>D</desc>" in svg
    assert 'href="#gone"' in svg and 'class="figure own" style="background:#fff;' in svg and "<title id=" in svg


@pytest.mark.parametrize("own, color", [("", "#000"), (' color="red"', "red")])
def test_the_black_that_a_figure_of_another_begins_with_gives_way_to_its_own_style(own, color):
    svg = figure(f'<svg xmlns="http://www.w3.org/2000/svg"{own}><style>svg{{color:green}}</style></svg>', "a", "", {})
    assert f'color="{color}"' in svg and "color:" not in svg.partition("<style>")[0]


def test_links_and_colours_that_look_like_ids_stay_and_descriptions_are_found():
    body = '<a href="https://a.b/#r"><rect id="r" fill="#add" aria-describedby="d x"/></a><g id="add"/><desc id="d"/>'
    rest = '<style>#r{fill:red}</style><text>loss</text><use href="#r"/>'
    svg = figure(f"<svg>{body}{rest}</svg>", "a", "x", {"loss": "损失"})

    assert 'href="https://a.b/#r"' in svg and 'fill="#add"' in svg and 'aria-describedby="a-0 x"' in svg
    assert '<desc id="a-0" />' in svg and 'id="a-1"' in svg and "#a-1{" in svg and 'href="#a-1"' in svg
    assert ">损失<" in svg
