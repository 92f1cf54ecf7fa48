"""This site's own parts: what makes a page, what makes a site of pages, and the plugin between them and MkDocs.

    docs/*/lesson.md, experiment.py
        |   plugin.py: the order of a build; build.py: what the pages of one build share; kept.py: converted pages, kept
        |   on disk under all that their HTML depends on: parts.py
        v
    markdown/    what makes a page: extensions of Python-Markdown, which ask page.py which page they are at work on
        |        marks.py (puts in exercises.py, glossary.py, features.py, offer.py), terms.py, formulas.py,
        |        differences.py, tables.py; cells and their outputs are execution/'s
        v
    theme/       templates, styles, scripts, images of Material with ours; beside it mkdocstrings/, how a module of the
        |        snippets is listed, and languages.py, links from a page to its translation
        v
    publish/     what is done to the built folder, which site.json (site.py) describes: repairs.py (the theme's HTML),
                 notebooks.py, facts.py (with reading.py), feed.py, llms.py, font.py, search.py (of what sections.py
                 reads), offline.py (a zip); newsite.py: the last good site stays until then

Only plugin.py imports MkDocs. For another site builder it would change, with markdown/page.py, the templates in theme/
and mkdocs.yml, whose `nav` exercises/course.py reads. `mkdocs serve` does not look at the Python files of website/ and
execution/: restart it after an edit.
"""
