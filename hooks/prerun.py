"""MkDocs hook: runs what is stale on all pages of both languages before MkDocs touches the site."""

import logging
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import Abort

from execution.__main__ import say
from execution.read.pages import find_pages, read_programs
from hooks import engine

log = logging.getLogger("mkdocs.plugins.execution")


_serving = "serve" in sys.argv  # then a failing page is shown with its error, for the author to mend


def _fetch_data(settings):
    """Fetch the data if an input is not there yet, for those who call `mkdocs` without `make`."""
    if any(entry.about and not (settings.root / entry.about).exists() for entry in settings.inputs):
        subprocess.run([sys.executable, settings.root / "data/fetch.py", "--if-missing"], check=True)


def on_pre_build(config):
    """Execute every stale page of every language, or abort with all failures while the last site still stands."""
    here = engine(Path(config.config_file_path).parent)
    session = here.session
    if Path(config.docs_dir) != session.settings.root / session.settings.pages[0]:
        return  # the other languages were executed with the first
    _fetch_data(session.settings)
    session.start()
    programs, problems = read_programs(session.settings, find_pages(session.settings), here.kept)
    problems += [error.report(program) for program, error in session.execute(programs, say)]
    for problem in problems:
        log.error(problem)
    if _serving:
        session.warm_up(programs)  # for the first edit
    elif problems:
        raise Abort(f"{len(problems)} pages failed; {config.site_dir} is left as it was")
