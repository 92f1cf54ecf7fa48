"""This site's own parts: what makes a page, what makes a site of pages, and the plugin between them and MkDocs.

    docs/*/lesson.md, experiment.py
        |   plugin.py: the order of a build, of all languages; beside.py: a call in a forked process, at the same time;
        |   build.py: what the pages of one build share; kept.py: converted pages, kept on disk under all that their
        |   HTML depends on: parts.py; server.py with changes.py: which pages a server builds again
        v
    markdown/    what makes a page: extensions of Python-Markdown, which ask page.py which page they are at work on
        |        marks.py (puts in exercises.py, glossary.py, features.py, playground.py, offer.py), terms.py,
        |        formulas.py, differences.py, tables.py; cells and their outputs are execution/'s
        v
    theme/       templates, scripts, images (card.py: of shared links) of Material with ours; styles: css/site.css is
        |        on every page (text, cells, tables, figcaption; phones are its @media of 45em and less), the others
        |        on the pages that main.html and 404.html say, such as css/frames.css with the line under a figure that
        |        has a slider; beside it mkdocstrings/, how a module of the snippets is listed, and languages.py, links
        |        from a page to its translation
        v
    publish/     what is done to the built folder, which site.json (site.py) describes: frames.py (of figures, into a
                 file), repairs.py (the theme's HTML), scripts.py (joins modules), notebooks.py, facts.py (with
                 reading.py), lessons.py (their numbers), downloads.py (check_install.py), feed.py, llms.py, font.py,
                 styles.py, search.py, offline.py (a zip); newsite.py: the last good site stays until then. Afterwards,
                 if asked to (make book), book/: an EPUB and a PDF of each language

The search: publish/sections.py reads the sections of the pages, records.py gives them words and weights, search.py has
Pagefind index them; in theme/js, search.js is the dialog with its keys (until it is loaded, partials/header.html notes
what is typed), ranking.js says which results come first: `sections` weighs them, `words` says what counts in a query,
as `words` of records.py does in the index.

Only plugin.py imports MkDocs. Under another site builder it has no say: the extensions of markdown/ ask page.py, which
knows Zensical, too (zensical_host.py), and `python -m website.publish SITE` (publish/__main__.py; settings.py,
describe.py) does what is done to the built folder, in the order of publish/passes.py. What else would change:
plugin.py with server.py, changes.py, mkdocs_host.py, parts.py and kept.py (what MkDocs makes of a page), mkdocs.yml,
whose `nav` exercises/course.py reads, the commands of the Makefile; for another theme its templates,
publish/repairs.py, the selectors `.md-` in css and js.
`mkdocs serve` does not look at the Python files of website/ and execution/: restart it after an edit.
"""
