"""A project in a temporary folder for each engine: configuration, pages, snippets; edits to them; builds."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from bench.formats import to_markdown, to_notebook
from bench.lessons import FOLDER, LANGUAGES, Lesson
from bench.measure import Measured, run

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / ".cache" / "bench" / "peers"
OURS, JUPYTER, EXEC, PLAIN = "execution", "mkdocs-jupyter", "markdown-exec", "MkDocs"
THREADS = {"OMP_NUM_THREADS": "1"}
PROSE = {"zh": ("例子", "样例"), "en": ("example", "instance")}  # on the first page
CODE = ("num_hiddens = 128", "num_hiddens = 144")  # in snippets/network.py
PARAMETERS = ("parameters: 101770", "parameters: 114490")  # what the lesson about it prints, before and after

SITE = """
site_name: Bench
site_url: http://127.0.0.1:8000/
docs_dir: docs/zh
site_dir: site
theme:
  name: material
  language: zh
  font: false
  features: [navigation.prune]
extra:
  translations: [mkdocs.en.yml]
  languages:
    - {lang: zh, name: 中文, root: ""}
    - {lang: en, name: English, root: en/}
"""
ENGLISH = """
INHERIT: mkdocs.yml
docs_dir: docs/en
site_dir: site/en
theme: {language: en}
extra: {translations: []}
"""
SNIPPETS = "  pymdownx.snippets: {base_path: [snippets], check_paths: true, dedent_subsections: true}\n"
PAGE = "page: !!python/name:website.markdown.page.page_of "
EXTENSION = {name: f"  execution.show.extension: {{language: {name}, {PAGE}}}\n" for name in LANGUAGES}
NOTEBOOKS = """  mkdocs-jupyter:
    include: ["*.ipynb"]
    execute: true
    allow_errors: false
    cache: true
    cache_dir: .cache/%s
"""


def base_extensions() -> str:
    """Return the site's own Markdown extensions from mkdocs.yml, without those that this repository brings."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nmarkdown_extensions:\n")[1]
    lines = text[: text.index("\n\n")].split("\n")
    return "".join(f"{line}\n" for line in lines if not line.startswith(("  website.", "  execution.")))


def configurations(engine: str) -> dict[str, str]:
    """Return {file name: text} of an engine's configuration."""
    plugins = dict.fromkeys(LANGUAGES, "plugins:\n  search: {}\n")
    extensions = {"zh": f"markdown_extensions:\n{base_extensions()}", "en": "markdown_extensions:\n"}
    for language in LANGUAGES:
        if engine == JUPYTER:
            plugins[language] += NOTEBOOKS % language
        elif engine == EXEC:
            plugins[language] += "  markdown-exec: {}\n"
        elif engine == OURS:
            plugins[language] = "plugins:\n  website: {}\n"  # with a search of its own, as the course has it
        extensions[language] += EXTENSION[language] if engine == OURS else SNIPPETS
    both = "" if engine == OURS else f"hooks: [{ROOT}/bench/both.py]\n"  # our plugin does that itself
    return {
        "mkdocs.yml": SITE + plugins["zh"] + extensions["zh"] + both,
        "mkdocs.en.yml": ENGLISH + plugins["en"] + extensions["en"],
    }


class Project:
    """The lessons as one engine's project, in a folder that is emptied first."""

    def __init__(self, folder: Path, engine: str, lessons: list[Lesson]) -> None:
        self.folder, self.engine, self.lessons = folder, engine, lessons
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(FOLDER / "snippets", folder / "snippets", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(FOLDER / "cell_log.py", folder)
        self._write("pyproject.toml", '[tool.execution]\npages = ["docs/zh", "docs/en"]\n')
        for name, text in configurations(engine).items():
            self._write(name, text)
        for language in LANGUAGES:
            self._write(f"docs/{language}/index.md", "# Bench\n")
            for lesson in lessons:
                notebook = engine == JUPYTER
                text = to_notebook(lesson, language) if notebook else to_markdown(lesson, language, engine)
                self._write(f"docs/{language}/{lesson.name}.{'ipynb' if notebook else 'md'}", text)

    def build(self, threads: dict[str, str] = THREADS, seconds: float = 300) -> Measured:
        """Build the site and return what it took; strictly, so that a failing cell counts as a failure."""
        paths = [self.folder, ROOT, *([PEERS] if self.engine == EXEC else [])]
        env = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS") and k != "MPLBACKEND"}
        env |= {"PYTHONPATH": os.pathsep.join(map(str, paths)), "NO_MKDOCS_2_WARNING": "1", **threads}
        if self.engine == EXEC:
            env["MPLBACKEND"] = "agg"  # the others set matplotlib up by themselves
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        return run(command, self.folder, env, seconds)

    def edit_prose(self) -> None:
        """Change one word on the English page of the first lesson."""
        page = next(iter(self.folder.glob(f"docs/en/{self.lessons[0].name}.*")))
        _replace(page, *PROSE["en"])

    def edit_function(self) -> None:
        """Change a function that one lesson, thus two pages, includes or imports."""
        _replace(self.folder / "snippets" / "network.py", *CODE)

    def shows(self, text: str) -> bool:
        """Tell whether the pages about the edited function show text in both languages."""
        pages = [self.folder / "site" / prefix / "mlp" / "index.html" for prefix in ("", "en")]
        return all(page.exists() and text in page.read_text(encoding="utf-8") for page in pages)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{path} has {old!r} {text.count(old)} times, not once")
    path.write_text(text.replace(old, new), encoding="utf-8")
