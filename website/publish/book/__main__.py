"""Makes the books of a built folder: `python -m website.publish.book [SITE]`, or `make book`."""

from __future__ import annotations

import sys
from pathlib import Path

from website.publish import site
from website.publish.book.book import make_book
from website.publish.book.epub import write_epub
from website.publish.book.offer import name_of, write_offers
from website.publish.book.pdf import write_pdf


def main(folder: Path) -> None:
    """Write the books of all languages into the folder, then name them on its home pages."""
    if not (folder / site.NAME).exists():
        sys.exit(f"{folder} is no built site: it has no {site.NAME}; run `make build` first")
    for language in site.read_site(folder).languages:
        book = make_book(folder, language)
        for kind, write in {"epub": write_epub, "pdf": write_pdf}.items():
            path = folder / name_of(language.language, kind)
            write(book, path)
            print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    write_offers(folder)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    except (ValueError, RuntimeError) as error:
        sys.exit(str(error))
