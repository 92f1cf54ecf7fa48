"""The engine: runs the cells of pages and shows what they really printed.

    lesson.md, experiment.py
        |   percent.py (notebook -> Markdown), preprocessors.py (includes), extension.read (cells, live values)
        v
    Program: cell.py
        |   fingerprint.py: all that can change an output, as one SHA-256
        v
    cache.py: .cache/execution/<fingerprint>.ipynb
        |   not there: execute.py -> processes.py <= socket => worker.py -> run.py with shell.py, figures.py, reads.py
        |   and back: notebook.py
        v
    the executed notebook
        |   fill.py, render.py, svg.py
        v
    HTML under each cell: extension.py

session.py does this for many pages at once, each distinct program once; pages.py finds them; `python -m execution` is
__main__.py, with explain.py for why a page is stale; settings.py reads [tool.execution] of pyproject.toml.
"""
