"""Figures of notebooks to take away: what is not trusted may show images in HTML, but no SVG of its own."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import unquote

from execution.show.picture import as_picture

SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<path id="a" d="M 0 0 \nL 100% 1"/><use xlink:href="#a" style="fill: #fff"/><text>5 &lt; "6" &amp; 7</text>'
    "<text> loss </text></svg>"
)


def test_a_figure_is_an_image_in_the_words_of_the_page():
    data = {"image/svg+xml": SVG, "text/plain": "<Figure>"}
    output = {"output_type": "display_data", "data": data, "metadata": {"image/svg+xml": {"label": "1"}}}
    made, attributes = as_picture(output, 'a "curve" > 1', {"loss": "损失"}), []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, found: attributes.append((tag, dict(found)))
    parser.feed(made["data"]["text/html"])
    root = ET.fromstring(unquote(attributes[0][1]["src"].removeprefix("data:image/svg+xml,")))

    assert [tag for tag, _ in attributes] == ["img"] and attributes[0][1]["alt"] == 'a "curve" > 1'
    assert not set(attributes[0][1]["src"]) & set("#<>\n") and list(made["data"]) == ["text/html", "text/plain"]
    assert [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")] == ['5 < "6" & 7', "损失"]
    assert root[0].get("d").split() == ["M", "0", "0", "L", "100%", "1"] and made["metadata"] == {}
    assert root[1].get("{http://www.w3.org/1999/xlink}href") == "#a" and output["data"] == data


def test_other_outputs_stay_as_they_are():
    stream = {"output_type": "stream", "name": "stdout", "text": "<svg>"}
    page = {"output_type": "display_data", "data": {"text/html": "<b>x</b>", "image/svg+xml": SVG}, "metadata": {}}

    assert [as_picture(output, "", {}) for output in (stream, page)] == [stream, page]
