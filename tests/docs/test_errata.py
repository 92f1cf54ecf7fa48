"""The errata: the same entries in both languages, each with its kind, a quote, a cell and a link; their messages."""

import re
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from execution.read.pages import read_programs
from execution.session import Session
from execution.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = {language: ROOT / "docs" / language / "errata.md" for language in ("zh", "en")}
HEADING = re.compile(r"^### (\d+)\. .+ \{#(\S+)\}$", re.MULTILINE)
CELL = re.compile(r"^```python \{\.cell", re.MULTILINE)
LINK = re.compile(r"\]\([\w-]+\.md#[\w-]+\)")
FIRST = {  # line of an entry: its kind, the note's words
    "zh": re.compile(r"^\*\*(?P<kind>错误|补充)。\*\*原文：(?P<quote>“.+?”|(`+).+?\3)", re.MULTILINE),
    "en": re.compile(
        r"^\*\*(?P<kind>Error|Remark)\.\*\* Note: (?:<span lang=\"zh\">)?(?P<quote>“.+?”|(`+).+?\3)", re.MULTILINE
    ),
}
KINDS = {"错误": "error", "补充": "remark", "Error": "error", "Remark": "remark"}
COUNTS = {  # the front matter and the first paragraph say how many there are
    "zh": re.compile(r"(\d+) 处错误，(?:再补充|另有) (\d+) 点"),
    "en": re.compile(r"(\d+) errors.*?(\d+) remarks"),
}
WITHDRAWN = re.compile(r'^- <span id="e(\d+)">\1</span>', re.MULTILINE)

# What each trap is known by. When a new torch words a message differently, read the entry again, then change it here.
OUTPUTS = {
    1: "Numpy is not available",
    2: "step must be greater than zero",
    4: "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed",
    5: "None",
    6: "'NoneType' object has no attribute 'zero_'",
    7: "Trying to backward through the graph a second time",
    8: "'bool' object is not callable",
    9: "False True",
    11: "unexpected indent",
    12: "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2])",
    15: "has been modified by an inplace operation",
    16: "a gradient of size '[3, 2]' to a tensor of size '[2, 3]'",
    17: "name 'torch' is not defined",
    21: "name 'num_epochs' is not defined",
    22: "(3, 0)",
    25: "mat1 and mat2 shapes cannot be multiplied (1000x2 and 1000x1)",
    26: "This will likely lead to incorrect results due to broadcasting",
    29: "a leaf Variable that requires grad is being used in an in-place operation",
    31: "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior",
    33: "has no attribute 'Dataloader'",
    34: "'DataLoader' object is not an iterator",
    35: "name 'dataset' is not defined",
    36: "sampler option is mutually exclusive with shuffle",
    37: "'DataLoader' object is not callable",
    38: "[True, True]",
    40: "grad can be implicitly created only for scalar outputs",
    41: "unsupported format string passed to Tensor.__format__",
    43: "'NoneType' object has no attribute 'zero_'",
    44: "optimizer got an empty parameter list",
    47: "name 'transform' is not defined",
    48: "only one element tensors can be converted to Python scalars",
    49: "found <class 'PIL.Image.Image'>",
    51: "Dataset not found. You can use download=True to download it",
    53: "[]\n['torch",
    55: "[nan, nan, nan]",
    56: "inf tensor([[nan, nan, nan]])",
    61: "name 'argmax' is not defined",
    62: "[0.0, 3.0]",
    68: "[]",
    71: "(False, True)",
    72: "[]",
    73: "The transform `ToTensor()` is deprecated",
    75: "name 'X' is not defined",
    76: "tensor([0.5000, 0.0000])",
    77: "shape '[-1, 10]' is invalid for input of size 200704",
    78: "can't optimize a non-leaf Tensor",
}


@cache
def entries(language):
    """Return {number: text} of the entries of a page, in its order, each up to the next heading."""
    text = PAGES[language].read_text(encoding="utf-8")
    found = list(HEADING.finditer(text))
    ends = [re.compile(r"^##+ ", re.MULTILINE).search(text, m.end()) for m in found]
    return {int(m[1]): text[m.start() : end.start() if end else None] for m, end in zip(found, ends, strict=True)}


@cache
def outputs():
    """Return {number: what the cells of the entry show}, from a run of the page."""
    with closing(Session(load_settings(ROOT))) as session:
        programs, problems = read_programs(session.settings, [PAGES["en"]])
        failures = session.execute(programs)
    assert not problems + failures, [error.report(program) for program, error in failures] or problems
    before = PAGES["en"].read_text(encoding="utf-8").splitlines()
    shown = {}
    for cell, executed in zip(programs[0].cells, session.find(programs[0])["cells"], strict=True):
        numbers = HEADING.findall("\n".join(before[: cell.line]))
        number = int(numbers[-1][0]) if numbers else 0
        shown[number] = shown.get(number, "") + "".join(text(output) + "\n" for output in executed["outputs"])
    return shown


def text(output):
    """Return an output of a notebook as one text."""
    parts = output.get("traceback") or output.get("text") or output["data"]["text/plain"]
    return parts if isinstance(parts, str) else "\n".join(parts)


@pytest.mark.parametrize("language", PAGES)
def test_entries_are_in_order_and_each_number_has_its_address_or_says_why_it_is_gone(language):
    text = PAGES[language].read_text(encoding="utf-8")
    found, withdrawn = HEADING.findall(text), [int(number) for number in WITHDRAWN.findall(text)]

    assert found == [(str(number), f"e{number}") for number in range(1, 87) if number not in withdrawn]
    assert len(found) + len(withdrawn) == 86


def first_lines(language):
    """Return {number: (kind, quote)} of the entries of a page."""
    found = {number: FIRST[language].search(entry) for number, entry in entries(language).items()}
    assert [number for number, line in found.items() if not line] == []
    return {number: (KINDS[line["kind"]], line["quote"]) for number, line in found.items()}


def test_both_languages_call_an_entry_the_same_and_quote_the_same_words():
    assert first_lines("zh") == first_lines("en")


@pytest.mark.parametrize("language", PAGES)
def test_the_page_and_its_description_say_how_many_errors_and_remarks_there_are(language):
    kinds = [kind for kind, _ in first_lines(language).values()]
    said = COUNTS[language].findall(PAGES[language].read_text(encoding="utf-8"))

    assert said == [(str(kinds.count("error")), str(kinds.count("remark")))] * 2


@pytest.mark.parametrize("language", PAGES)
def test_every_entry_has_a_cell_and_a_link_to_a_lesson(language):
    assert [number for number, entry in entries(language).items() if not CELL.search(entry)] == []
    assert [number for number, entry in entries(language).items() if not LINK.search(entry)] == []


@pytest.mark.parametrize(("number", "expected"), OUTPUTS.items())
def test_the_cells_of_an_entry_show_its_message(number, expected):
    assert expected in outputs()[number]


def test_every_cell_that_must_raise_or_warn_has_its_message_checked():
    announced = {n for n, entry in entries("en").items() if re.search(r"^```python \{.*(raises|warns)=", entry, re.M)}

    assert announced - set(OUTPUTS) == set()
