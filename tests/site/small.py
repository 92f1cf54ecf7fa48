"""A small site of one lesson, in the theme of the course, for what few of its pages have."""

import contextlib
import functools
import http.server
import threading

from tests.site.conftest import ROOT, Host

CONFIG = f"""
site_name: Small
site_url: https://example.org/
theme:
  {{name: material, language: LANGUAGE, font: false, features: [navigation.sections], custom_dir: {ROOT}/website/theme,
    palette: {{primary: custom, accent: custom}}}}
plugins: [website]
nav: [index.md, part: [lesson.md]]
markdown_extensions:
  attr_list: {{}}
  admonition: {{}}
  toc: {{permalink: true}}
  pymdownx.superfences: {{}}
  execution.show.extension: {{language: LANGUAGE, page: !!python/name:website.markdown.page.page_of }}
extra_css: [css/site.css]
extra_javascript:
SCRIPTS
extra:
  languages: [{{lang: LANGUAGE, name: Name, root: ""}}, {{lang: OTHER, name: Other, root: other/}}]
"""
SCRIPTS = ("page", "palette", "keys", "search", "copy", "overflow", "figures")


def build(mkdocs, folder, text, language="en"):
    """Write the lesson and build its site, strictly; return the finished process, and the site's folder."""
    (folder / "docs").mkdir(exist_ok=True)
    scripts = "\n".join(f"  - {{path: js/{name}.js, defer: true}}" for name in SCRIPTS)
    other = "zh" if language == "en" else "en"  # that 404.html has a word in both
    config = CONFIG.replace("LANGUAGE", language).replace("OTHER", other).replace("SCRIPTS", scripts)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.execution]\npages = ['docs']\npreload = []\n")
    (folder / "docs/index.md").write_text("# Home\n")
    (folder / "docs/lesson.md").write_text(text, encoding="utf-8")
    return mkdocs("build", "--strict", cwd=folder), folder / "site"


@contextlib.contextmanager
def served(site):
    """Serve a site on the loopback interface; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
