"""`python -m website.publish SITE`: finishes a folder of pages that any site builder has made with our extensions.

It adds what the plugin adds under MkDocs: notebooks, frames, lessons' numbers, the feed, the formulas' font, the search
and the zip. Not the repairs, which are of the HTML of Material's templates.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from execution.read.pages import find_pages
from execution.read.text import PageError
from execution.session import Session
from execution.settings import load_settings
from website.build import Build
from website.publish import passes, site
from website.publish.describe import describe


def publish(folder: Path, root: Path) -> None:
    """Finish a built folder of the project at root; pages whose runs are not kept run again.

    Raises ValueError, with what to do, for pages that fail and for a folder that has none.
    """
    if not (folder / site.NAME).is_file():  # which our plugin for MkDocs writes
        describe(folder, root)
    pages = ((page.source, site.html_of(folder, language, page)) for language, page in site.read_site(folder))
    missing = [source for source, path in pages if not path.is_file()]
    if missing:
        raise ValueError(f"{folder / site.NAME} names {missing[0]}, which is not here: delete {site.NAME}, try again")
    build = Build(root, folder, {}, serving=False, session=Session(load_settings(root)), read={})
    try:
        if problems := build.execute(find_pages(build.session.settings)):
            raise ValueError("\n".join(problems))
        passes.publish(folder, root, build.session)
    finally:
        build.session.close()


def main(arguments: list[str] | None = None) -> None:
    """Finish the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m website.publish", description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of built pages, such as site")
    try:
        publish(parser.parse_args(arguments).site.resolve(), Path.cwd())
    except (ValueError, FileNotFoundError, PageError) as error:
        parser.exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
