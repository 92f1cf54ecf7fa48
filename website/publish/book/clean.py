"""What only works on a screen goes from a chapter, or becomes text."""

from __future__ import annotations

from bs4 import Tag

from website.publish.book.chapters import Chapter, parsed
from website.publish.book.links import text_of
from website.publish.book.words import Words

DROPPED = ".headerlink, .facts, .offline, .pad, form, canvas, script, [hidden], input"
ATTRIBUTES = "tabindex", "download", "title", "target", "rel", "data-"


def clean(chapter: Chapter, words: Words) -> None:
    """Leave what can be read on paper."""
    body = chapter.body
    for element in body.select(DROPPED):
        element.decompose()
    for tabs in body.select(".tabbed-set"):
        untab(tabs)
    for guess in body.select(".guess-answer"):
        unfold(guess, words.answer)
    for note in body.select(".provenance"):
        note.replace_with(provenance(note))
    for element in body.find_all(True):
        for name in [name for name in element.attrs if name.startswith(ATTRIBUTES)]:
            del element[name]


def new(name: str, kind: str = "", text: str = "") -> Tag:
    """Return a new element of a class."""
    element = parsed("").new_tag(name, attrs={"class": kind} if kind else {})
    if text:
        element.string = text
    return element


def untab(tabs: Tag) -> None:
    """Show the pages of linked tabs one below the other, each under its title."""
    titles = [text_of(label) for label in tabs.select(":scope > .tabbed-labels > label")]
    for title, block in zip(titles, tabs.select(":scope > .tabbed-content > .tabbed-block"), strict=True):
        block.insert(0, new("p", "tab-title", title))
    for labels in tabs.select(":scope > .tabbed-labels"):
        labels.decompose()


def unfold(details: Tag, title: str = "", kind: str = "p") -> Tag:
    """Make a fold a part of the text, and return its title, which is its own unless another is given."""
    summary = details.find("summary", recursive=False)
    assert isinstance(summary, Tag)
    details.name, summary.name = "div", kind
    summary["class"] = "fold-title"
    if title:
        summary.string = title
    details.attrs.pop("open", None)
    return summary


def provenance(note: Tag) -> Tag:
    """Return how a page was run as a line: when, how many cells, which versions, and the fingerprint by its name."""
    told = [text_of(summary) for summary in note.select("summary")]
    facts = [(text_of(name), text_of(value)) for name, value in zip(note.select("dt"), note.select("dd"), strict=True)]
    if facts:
        told += [facts[0][1], " ".join(facts[-1])]
    line = new("p", "provenance")
    for part in told:
        line.append(new("span", text=part))
        line.append(" ")
    return line
