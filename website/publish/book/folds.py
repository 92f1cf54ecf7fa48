"""Folded code: it opens, unless an earlier chapter has shown all of it."""

from __future__ import annotations

import ast
from html import escape

from bs4 import Tag

from website.publish.book.chapters import Chapter, parsed
from website.publish.book.clean import unfold
from website.publish.book.links import text_of
from website.publish.book.words import Words

Places = dict[str, Chapter]  # where a definition was first shown


def open_folds(chapters: list[Chapter], words: Words) -> None:
    """Open the folds of all chapters; of one whose definitions were shown before, leave a line that says where."""
    shown: Places = {}
    for chapter in chapters:
        own: Places = {}
        for cell in chapter.body.select(".language-python code"):
            definitions, does_more = definitions_of(cell.get_text())
            fold = cell.find_parent("details", class_="cell-folded")
            if fold and definitions and not does_more and definitions <= shown.keys():
                slugs = {shown[one].slug for one in definitions}
                _refer(fold, [one for one in chapters if one.slug in slugs], words)
            elif not cell.find_parent("details", class_=["success", "question"]):  # these move to the end
                own |= dict.fromkeys(definitions, chapter)
        shown = own | shown
        for fold in chapter.body.select("details:not(.success, .question, .tip)"):
            unfold(fold)


def definitions_of(code: str) -> tuple[set[str], bool]:
    """Return what code defines, each as its syntax tree, and whether it does other things, besides importing."""
    try:
        statements = [one for one in ast.parse(code).body if not isinstance(one, (ast.Import, ast.ImportFrom))]
    except SyntaxError:  # a command of IPython
        return set(), True
    named = [one for one in statements if isinstance(one, (ast.FunctionDef, ast.ClassDef, ast.Assign))]
    return {ast.dump(one) for one in named}, len(named) < len(statements)


def _refer(fold: Tag, found: list[Chapter], words: Words) -> None:
    """Put a line in the place of a fold: its title, and the chapters that have shown its code."""
    places = words.comma.join(f'<a href="#{one.slug}">{escape(words.name(one.number, one.title))}</a>' for one in found)
    summary = fold.find("summary")
    title = text_of(summary) if isinstance(summary, Tag) else ""
    line = parsed(f'<p class="shown">{words.shown.format(title=escape(title), places=places)}</p>')
    fold.replace_with(line)
