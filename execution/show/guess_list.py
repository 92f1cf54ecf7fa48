"""Makes of a cell with `guess` and the list under it the question, the choices, and a fold with output and reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from execution.cell import Cell
from execution.keep.fingerprint import digest_text
from execution.kernel.messages import Output
from execution.read.preprocessors import CELL_MARK, PLACEHOLDER, VALUES
from execution.show.guess import QUESTION, SHOW, VERDICTS, choices, guess_complaints, shown_text
from execution.show.rich import place_of

CODE = re.compile(r"(`++)(.+)(?<!`)\1")


class Guess(NamedTuple):
    """A cell whose output is to be guessed."""

    number: int  # of the cell
    cell: Cell
    outputs: list[Output]
    values: list[str]  # the live values of the page
    place: str  # to name where something is wrong


class GuessTreeprocessor(Treeprocessor):
    """Puts question, choices and fold behind such a cell, before inline text is converted, and its output into them."""

    def __init__(
        self, md: Markdown, found: Callable[[], Iterable[Guess]], warn: Callable[[str], object], language: str
    ) -> None:
        super().__init__(md)
        self.found, self.warn, self.language = found, warn, language

    def run(self, root: Element) -> None:
        """Replace the list, and the paragraph below it, of each guess."""
        for guess in self.found():
            parent, position = place_of(root, self.md, CELL_MARK.format(guess.number))
            below = list(parent)[position : position + 2]
            items = [self._item(item, guess.values) for item in below[0]] if below and below[0].tag == "ul" else []
            right = shown_text(guess.outputs)
            for complaint in guess_complaints(right, [self._plain(text, guess.values) for text, _ in items]):
                self.warn(f"{guess.place} {complaint}")
            if right is None or not items:
                continue
            why = below[1:] if len(below) > 1 and below[1].tag == "p" and not self._is_block(below[1]) else []
            for element in [below[0], *why]:
                parent.remove(element)
            for paragraph in why:
                paragraph.tail = None
            parent.insert(position, self._built(guess, right, items, why))

    def _item(self, item: Element, values: list[str]) -> tuple[str, list[Element]]:
        """Return a wrong answer, and the elements that say why."""
        blocks = list(item)
        text = item.text or ""
        if not text.strip() and blocks and blocks[0].tag == "p":
            text, blocks = blocks[0].text or "", blocks[1:]
        answer, _, reason = text.strip().partition("\n")
        first = Element("p")
        first.text = " ".join(reason.split())
        return answer.strip(), [first] * bool(first.text) + blocks

    def _plain(self, text: str, values: list[str]) -> str:
        """Return an answer as plain text, its live values in it."""
        code = CODE.fullmatch(text)
        return " ".join(self._valued(code[2] if code else text, values).split())

    def _valued(self, text: str, values: list[str]) -> str:
        def value(placeholder: re.Match[str]) -> str:
            mark = VALUES.search(str(self.md.htmlStash.rawHtmlBlocks[int(placeholder["stash"])]))
            return values[int(mark[1])] if mark else placeholder[0]

        return PLACEHOLDER.sub(value, text)

    def _is_block(self, paragraph: Element) -> bool:
        """Tell whether a paragraph holds nothing but a block of HTML: the next cell, say."""
        return bool(PLACEHOLDER.fullmatch((paragraph.text or "").strip()))

    def _built(self, guess: Guess, right: str, items: list[tuple[str, list[Element]]], why: list[Element]) -> Element:
        """Return the element that stands behind the cell."""
        reasons = [reason for _, reason in items]
        texts, place = choices(guess.cell, right, [text for text, _ in items])
        reasons.insert(place, why)
        name = digest_text(f"{guess.number} {guess.cell.source}")[:8]
        box = Element("div", {"class": "guess", "data-guess": name, "data-right": f"{place}"})
        SubElement(box, "p", {"class": "guess-question"}).text = guess.cell.guess or QUESTION[self.language]
        listed = SubElement(box, "ol", {"class": "guess-choices"})
        fold = SubElement(box, "details", {"class": "cell-folded guess-answer"})
        SubElement(fold, "summary").text = SHOW[self.language]
        SubElement(fold, "div", {"class": "guess-output"}).text = self._take_mark(guess.number)
        told = SubElement(fold, "ol", {"class": "guess-reasons"})
        for number, (text, reason) in enumerate(zip(texts, reasons, strict=True)):
            self._choice(SubElement(listed, "li"), text, number == place, guess.values)
            SubElement(told, "li").extend(self._reason(number == place, reason))
        return box

    def _choice(self, item: Element, text: str, right: bool, values: list[str]) -> None:
        """Fill the item of a choice: what a cell shows is code, an answer in words is text."""
        if right or CODE.fullmatch(text) or PLACEHOLDER.fullmatch(text):
            answer = text if right else self._plain(text, values)
            SubElement(item, "code").text = AtomicString(escape(answer, quote=False))
        else:
            item.text = text

    def _reason(self, right: bool, reason: list[Element]) -> list[Element]:
        """Return a reason that begins with whether the choice is right."""
        first = reason[0] if reason and reason[0].tag == "p" else Element("p")
        word = Element("strong")
        word.text, word.tail, first.text = VERDICTS[self.language][right], first.text, None
        first.insert(0, word)
        return [first, *(block for block in reason if block is not first)]

    def _take_mark(self, index: int) -> str:
        """Return a placeholder for a cell's output, which no longer stands in the cell."""
        stash, mark = self.md.htmlStash, CELL_MARK.format(index)
        number = next(n for n, html in enumerate(stash.rawHtmlBlocks) if mark in str(html))
        stash.rawHtmlBlocks[number] = str(stash.rawHtmlBlocks[number]).replace(mark, "<!---->")
        return stash.store(mark)
