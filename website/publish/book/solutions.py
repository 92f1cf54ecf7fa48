"""Questions and exercises stay in their chapter; hints and answers move to one at the end."""

from __future__ import annotations

from bs4 import Tag

from website.publish.book.chapters import Chapter, parsed
from website.publish.book.clean import new, unfold
from website.publish.book.links import text_of
from website.publish.book.words import Words

SLUG = "solutions"


def move_solutions(chapters: list[Chapter], words: Words) -> Chapter | None:
    """Take the answers out of the chapters; return the chapter that has them, if there are any."""
    body = new("article")
    body.append(new("h1", text=words.solutions))
    for chapter in chapters:
        parts = [part for fold in _folds(chapter.body) for part in _moved(fold, chapter, words)]
        if parts:
            title = new("h2", text=chapter.heading)
            title["id"] = f"{SLUG}--{chapter.slug}"
            body.append(title)
            body.extend(parts)
    return Chapter(SLUG, words.solutions, body) if body.select("h2") else None


def _folds(body: Tag) -> list[Tag]:
    """Return the folds that hold an answer: exercises, and the answers below questions."""
    return [fold for fold in body.select("details.question, details.success") if not fold.find_parent("details")]


def _moved(fold: Tag, chapter: Chapter, words: Words) -> list[Tag]:
    """Take hints and answers out of an exercise, or an answer out of its chapter; return them under a title."""
    heading = fold.find_previous(["h2", "h3"])
    assert isinstance(heading, Tag)
    number = len(chapter.body.select(".solution")) + 1
    name, place = f"{SLUG}--{chapter.slug}--{number}", f"{chapter.slug}--solution-{number}"
    link = parsed(f'<p class="solution" id="{place}"><a href="#{name}">{words.solution}</a></p>')
    if "question" in fold["class"]:
        heading = unfold(fold, kind="h3")
        answers = list(fold.select("details.tip, details.success"))
        fold.append(link)
    else:
        fold.insert_after(link)
        answers = [fold]
    title = new("h3", text=text_of(heading))
    title["id"] = name
    title.append(parsed(f' <a class="back" href="#{place}">{words.back_to}</a>'))
    for answer in answers:
        unfold(answer)
    return [title, *answers]
