"""Pictures that are no SVG: in the page as they are, in the size that their metadata says."""

from execution.show.render import render_outputs


def test_pictures_of_every_kind_are_shown_in_the_size_that_was_asked_for():
    gif = {"output_type": "display_data", "data": {"image/gif": "R0lG\nODlh\n", "text/plain": "x"}}
    jpeg = {**gif, "data": {"image/jpeg": "/9j/"}, "metadata": {"image/jpeg": {"width": 20}}}
    html = render_outputs([gif, jpeg], "f", "A <cat>")

    assert '<img alt="A &lt;cat&gt;" src="data:image/gif;base64,R0lGODlh">' in html
    assert '<img alt="A &lt;cat&gt;" width="20" src="data:image/jpeg;base64,/9j/">' in html


def test_control_characters_never_reach_the_page():
    html = {"output_type": "display_data", "data": {"text/html": "<b>a\x00\x1b\x0cb</b>\n"}}

    assert render_outputs([html], "f") == '<div class="cell-output cell-html"><b>ab</b>\n</div>'
