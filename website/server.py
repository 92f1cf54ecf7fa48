"""What a server keeps from build to build: what its last site was made of, which pages of that stay, the index."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from website.changes import State
from website.publish import passes, search
from website.publish.site import Language, Page

log = logging.getLogger("mkdocs.plugins.website")


class Server:
    """Tells each build what it may leave alone; a build without a server finds nothing here."""

    def __init__(self) -> None:
        self.stay: dict[str, Page] = {}  # by source: pages that the build under way leaves alone
        self.indexing = ThreadPoolExecutor(1)  # of its site, in its own time
        self._changed: set[str] = set()  # all other pages
        self._made: list[Language] = []  # by the last build
        self._last: State | None = None
        self._building = False

    def begin(self, now: State) -> None:
        """Note what a build is made of that begins, and which pages stay as the last one has made them.

        None do where all share what has changed, or a page has changed that the navigation does not have.
        """
        last, self._last, self.stay, self._building = self._last, now, {}, True
        made = {page.source: page for language in self._made for page in language.pages}
        if last and (now.files, now.heads) == (last.files, last.heads):
            self._changed = {name for name, found in now.pages.items() if last.pages.get(name) != found}
            if self._changed <= made.keys():
                stay = made.keys() - self._changed
                self.stay = {name: replace(page, kept=True) for name, page in made.items() if name in stay}

    def remove_changed(self, folder: Path) -> None:
        """Remove the pages that have changed from a built folder: what is not there is made."""
        for language in self._made:
            for page in language.pages:
                if page.source in self._changed:
                    passes.remove(folder, language, page)

    def end(self, languages: list[Language], site: Path, kept: Path) -> None:
        """Note what a build has made, and have the index of its site made, or taken from kept."""
        self._made, self.stay, self._building = languages, {}, False
        self.indexing.submit(search.write_index, site, kept).add_done_callback(self._report)

    def forget(self) -> None:
        """Have the next build make all."""
        self._made, self._last, self.stay, self._building = [], None, {}, False

    def close(self) -> None:
        """Give up what has not begun."""
        self.indexing.shutdown(cancel_futures=True)

    def _report(self, indexing: Future[None]) -> None:
        """Log why the site has no index; not if the next build has taken its folder meanwhile."""
        if not indexing.cancelled() and not self._building and (error := indexing.exception()):
            log.warning(f"the search has no index: {error}")
