"""Takes pictures of every kind of page, in both languages and themes, as wide as a phone and a desktop, for review.

Run it by `make screenshots`, which builds the site first. They are put into .cache/screenshots.
"""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.site.conftest import ARGUMENTS, NO_OTHER_HOST, ROOT, Host, chromium_of

PAGES = {
    "home": "",
    "contents": "what-you-will-learn/",
    "setup": "setup/",
    "lesson": "mlp/",
    "autograd": "autograd/",
    "frames": "linear-regression/",
    "tables": "devices/",
    "exercises": "tensor-puzzles/",
    "playground": "playground/",
    "experiments": "experiments/",
    "experiment": "experiments/learning-rates/",
    "errors": "common-errors/",
    "glossary": "glossary/",
    "functions": "api/",
    "errata": "errata/",
    "about": "about/",
    "missing": "lineare-regression/",
}
WIDTHS = {"phone": 390, "desktop": 1280}
HEIGHT = 2400  # the beginning of a page; all of it would be too small to be looked at


def take(site: Path, target: Path) -> list[Path]:
    """Take the pictures of a built site; return their paths."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    taken = []
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS.split(), NO_OTHER_HOST]
        browser = playwright.chromium.launch(executable_path=chromium_of(playwright), args=arguments)
        for device, width in WIDTHS.items():
            for scheme in ("light", "dark"):
                page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": HEIGHT})
                for name, path in PAGES.items():
                    for language, root in (("zh", ""), ("en", "en/")):
                        page.goto(f"http://127.0.0.1:{server.server_port}/{root}{path}", wait_until="networkidle")
                        taken.append(target / f"{name}-{language}-{scheme}-{device}.png")
                        page.screenshot(path=taken[-1])
                page.close()
        browser.close()
    server.shutdown()
    server.server_close()
    return taken


if __name__ == "__main__":
    pictures = take(ROOT / "site", ROOT / ".cache/screenshots")
    print(f"{len(pictures)} pictures in .cache/screenshots")
