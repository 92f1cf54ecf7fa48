"""The engine: executes the cells of pages and shows what they really printed. It knows no host but Python-Markdown.

    lesson.md, experiment.py
        |   read/      program.py finds cells and live values with preprocessors.py, lines.py their lines; includes.py
        |              includes code by name, which pieces.py finds; percent.py makes Markdown of notebooks; pages.py
        |              finds the pages of a project, text.py reads files
        v
    Program: cell.py
        |   keep/      fingerprint.py: all that can change an output, as one SHA-256; explain.py: what of it changed
        v
    .cache/execution/<fingerprint>.ipynb: keep/cache.py
        |   not there: execute.py has a kernel execute the program, kernels.py starts kernels; resume/ has them go on
        |              where a page has changed, under a server; cluster.py has the workers of a cluster do it all
        |   kernel/    the process of one page: __main__.py forks and watches it, family.py knows what it has started,
        |              cells.py executes cell after cell, which loop.py has done by the IPython that shell.py makes;
        |              recorder.py notes what they show, raw.py what is written beside Python, representations.py
        |              makes it storable; figures.py draws, scrub.py takes out paths and addresses, reads.py notes
        |              what they read, problems.py says what is wrong, excerpt.py the telling part of it;
        |              surroundings.py is what it is given, messages.py what goes in and out, on a line.py
        v
    the executed notebook: keep/notebook.py
        |   show/      extension.py, the Markdown extension: render.py makes HTML of outputs, ansi.py of colours,
        |              svg.py of figures, css.py of their styles, plots.py of matplotlib's, frames.py of several as
        |              one; rich.py has the Markdown of the page convert what is Markdown; guess.py and guess_list.py
        |              hide what is to be guessed; fill.py puts it in its place, complaints.py says what is wrong with
        |              it, provenance.py ends the page; export.py makes notebooks to take away: prose.py the text,
        |              picture.py the figures
        v
    HTML under each cell

Words: a kernel is a process; to execute is to have a kernel do all cells of a program; a run is what came back.

session.py does this for all programs of a build, each distinct one once; a program is stale, for it, if nothing is
kept under its fingerprint or a file that its cells read has changed. A host makes a Session, gives it the programs
of all pages, and tells the extension of each page: page.py. `python -m execution` is __main__.py, a host without a
site; settings.py reads [tool.execution] of pyproject.toml; files.py writes files whole. README.md lists the settings,
and what is refused.
"""
