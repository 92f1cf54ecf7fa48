"""MkDocs hook: runs what is stale on all pages of both languages before MkDocs touches the site."""

import logging
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import Abort

log = logging.getLogger("mkdocs.plugins.execution")


def _drop_old_engine():
    """Forget the engine's modules if their files changed since they were imported (under `mkdocs serve`)."""
    folder = Path(__file__).parent.parent / "execution"
    stamp = max(path.stat().st_mtime_ns for path in folder.glob("*.py"))
    engine = sys.modules.get("execution")
    if engine and getattr(engine, "stamp", stamp) != stamp:
        sys.modules["execution.session"].get_session().workers.close()
        for name in [name for name in sys.modules if name.partition(".")[0] == "execution"]:
            del sys.modules[name]
    import execution

    execution.stamp = stamp


_serving = "serve" in sys.argv  # then a failing page is shown with its error, for the author to mend


def _fetch_data(settings):
    """Fetch the data if an input is not there yet, for those who call `mkdocs` without `make`."""
    if any(entry.about and not (settings.root / entry.about).exists() for entry in settings.inputs):
        subprocess.run([sys.executable, settings.root / "data/fetch.py", "--if-missing"], check=True)


def on_pre_build(config):
    """Execute every stale page of every language, or abort with all failures while the last site still stands."""
    _drop_old_engine()
    from execution.__main__ import say
    from execution.pages import find_pages, read_programs
    from execution.session import get_session

    session = get_session()
    if Path(config.docs_dir) != session.settings.root / session.settings.pages[0]:
        return  # the other languages were executed with the first
    _fetch_data(session.settings)
    session.start()
    programs, problems = read_programs(session.settings, find_pages(session.settings))
    problems += [error.report(program) for program, error in session.execute(programs, say)]
    for problem in problems:
        log.error(problem)
    if _serving:
        session.warm_up(programs)  # for the first edit
    elif problems:
        raise Abort(f"{len(problems)} pages failed; {config.site_dir} is left as it was")


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page it converts, where its text begins, and how its figures are labelled."""
    root = Path(config.config_file_path).parent
    text = Path(page.file.abs_src_path).read_text(encoding="utf-8")
    config.mdx_configs.setdefault("execution.extension", {}).update(
        page=Path(page.file.abs_src_path).relative_to(root).as_posix(),
        first_line=text.count("\n") - markdown.count("\n") + 1,
        labels=page.meta.get("labels", {}),
    )
