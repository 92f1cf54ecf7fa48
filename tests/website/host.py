"""What MkDocs tells the extensions of a page, without MkDocs. (Whether it does: test_plugin.py.)"""

from pathlib import Path
from types import SimpleNamespace

from markdown.treeprocessors import Treeprocessor

from execution.settings import load_settings
from website.build import Build

ROOT = Path(__file__).resolve().parents[2]


def told(md, source="page.md", language="zh", root=ROOT, serving=False):
    """Return md, told that it converts the page of that source."""
    session = SimpleNamespace(settings=load_settings(root))
    build = Build(root, root / "site", {"zh": "", "en": "en/"}, serving, session, {})
    docs = root / "docs" / language
    host = Treeprocessor(md)
    host.file = SimpleNamespace(
        src_uri=source, abs_src_path=str(docs / source), url=f"{source.rpartition('.')[0]}/", content_string="",
        page=SimpleNamespace(markdown="", meta={}),
    )  # fmt: skip
    host.config = SimpleNamespace(
        plugins={"website": SimpleNamespace(build=build)}, theme={"language": language}, docs_dir=str(docs)
    )
    md.treeprocessors.register(host, "relpath", 0)
    return md
