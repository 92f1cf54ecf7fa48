"""Every page is valid HTML, but for what the theme's templates do and what is only a matter of style."""

import json
import re
import subprocess
from html.parser import HTMLParser

import pytest

# rule of html-validate: why it is left out
EXCUSED = {
    "valid-id": "stricter than HTML: ids may begin with _, as the theme's do, and hold a dot, as those of functions do",
    "no-trailing-whitespace": "style: outputs of cells are shown as they are",
    "doctype-style": "style: the theme writes <!doctype html>",
    "void-style": "style: pymdownx.tabbed writes <input />",
    "attribute-boolean-style": 'style: pymdownx.tabbed writes checked="checked"',
}


@pytest.fixture(scope="module")
def messages(site, node_modules, tmp_path_factory):
    """Return what html-validate finds on all pages as (rule, file, line, message)."""
    folder = tmp_path_factory.mktemp("html")
    (folder / "htmlvalidate.json").write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"]}))
    command = ["node", node_modules / "html-validate/bin/html-validate.mjs", "-c", folder / "htmlvalidate.json"]
    with (folder / "found.json").open("w") as file:  # a pipe would be cut
        subprocess.run([*command, "-f", "json", *site.rglob("*.html")], stdout=file, timeout=300)
    return [
        (message["ruleId"], report["filePath"], message["line"], message["message"])
        for report in json.loads((folder / "found.json").read_text(encoding="utf-8"))
        for message in report["messages"]
    ]


def test_every_page_is_valid(messages):
    assert [message for message in messages if message[0] not in EXCUSED] == []


def test_no_fault_is_excused_that_nobody_makes(messages):
    assert EXCUSED.keys() <= {rule for rule, *_ in messages}


CHILDREN = {"msub": 2, "msup": 2, "mfrac": 2, "mroot": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}


class Counter(HTMLParser):
    """Counts the children of each element of a formula."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        if self.open:
            self.open[-1][1] += 1
        self.open.append([tag, 0])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.found.append(tuple(self.open.pop()))


def test_the_elements_of_formulas_have_as_many_children_as_they_take(site):
    found = []
    for path in site.rglob("*.html"):
        for formula in re.findall(r"<math\b.*?</math>", path.read_text(encoding="utf-8"), re.DOTALL):
            counter = Counter()
            counter.feed(formula)
            found += counter.found

    assert {tag for tag, _ in found} > {"msub", "msup", "mfrac", "msubsup"}
    assert [(tag, number) for tag, number in found if CHILDREN.get(tag, number) != number] == []
