"""What is done to a built folder that `site.json` describes, in this order; then the search and the zip are made."""

from __future__ import annotations

from pathlib import Path

from execution.session import Session
from website.publish import downloads, facts, feed, font, frames, lessons, llms, notebooks, scripts, styles


def finish(folder: Path, root: Path, session: Session) -> None:
    """Do it, with the project at root and what the session has executed. Done twice it changes nothing more."""
    frames.write_frames(folder)  # first: the others read lighter pages
    scripts.join_scripts(folder)
    notebooks.write_notebooks(folder, session)  # of what was executed
    facts.write_facts(folder)  # where there is a notebook
    lessons.write_numbers(folder)
    downloads.write_downloads(folder)
    feed.write_feeds(folder, root)
    llms.write_lists(folder)  # which name the notebooks
    font.write_fonts(folder, root / ".cache/font")
    styles.write_styles(folder)
