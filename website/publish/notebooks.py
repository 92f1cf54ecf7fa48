"""MkDocs hook: offers each executed page as a notebook in its language, with its outputs, at `page/page.ipynb`.

The line under the title says how long reading takes, and where the notebook is: here, and in Colab if
`extra.notebooks_branch` names the branch of the repository on GitHub that has them (.github/workflows/site.yml).
"""

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urljoin

from hooks.reading import minutes

GITHUB = re.compile(r"https://github\.com/([^/]+/[^/]+?)(?:\.git)?/?$")

ALWAYS = ("torch", "torchvision", "matplotlib")
PACKAGES = (*ALWAYS, "tensorboard")  # what a reader installs; numpy and IPython come with these
WORDS = {
    "zh": {
        "reading": "阅读约 {} 分钟",
        "download": "下载笔记本",
        "colab": "在 Colab 中打开",
        "comma": "、",
        "before": "这是 [{title}]({url}) 的笔记本，单独就能运行，只需要 {packages}。"
        "下面的输出来自 {date} 的运行：{versions}。文字采用 CC BY 4.0，代码采用 MIT 许可。",
    },
    "en": {
        "reading": "{} min read",
        "download": "Download the notebook",
        "colab": "Open in Colab",
        "comma": ", ",
        "before": "This is the notebook of [{title}]({url}). It runs by itself and needs {packages}. "
        "The outputs below come from a run of {date} with {versions}. Text: CC BY 4.0, code: MIT.",
    },
}
_files = None


def on_files(files, *, config):
    """Remember the files, to make links absolute."""
    global _files
    _files = files


def _run(page, config):
    """Return the program of the page and its executed notebook, or nothing if it has none."""
    from execution.pages import read_page  # at each call: `mkdocs serve` may have loaded an edited engine
    from execution.session import get_session

    session = get_session()
    path = Path(page.file.abs_src_path)
    if not path.is_relative_to(session.settings.root):
        return None
    program = read_page(session.settings, path)
    notebook = session.find(program) if program.cells else None
    return (program, notebook, session.settings) if isinstance(notebook, dict) else None


def _name(page):
    return Path(page.file.src_uri).stem + ".ipynb"


def _colab(page, config):
    """Return the address at which Colab opens the notebook, or nothing: it opens what a branch on GitHub has."""
    repository = GITHUB.match(config.repo_url or "")
    if not repository or not (branch := config.extra.get("notebooks_branch")):
        return ""
    path = posixpath.join(posixpath.dirname(page.url.removeprefix("./") + "."), _name(page))
    root = next(entry["root"] for entry in config.extra["languages"] if entry["lang"] == str(config.theme["language"]))
    return f"https://colab.research.google.com/github/{repository[1]}/blob/{branch}/{root}{path}"


def on_page_content(html, *, page, config, files):
    """Put the line of facts under the title."""
    if not _run(page, config):
        return html
    words, source = WORDS[str(config.theme["language"])], Path(page.file.src_uri).name
    facts = [] if page.is_homepage else [words["reading"].format(minutes(html))]
    facts.append(f'<a href="{_name(page)}" download>{words["download"]}</a>')
    if source.endswith(".py"):  # mkdocs-jupyter puts it there
        facts.append(f'<a href="{source}" download><code>{source}</code></a>')
    if address := _colab(page, config):
        facts.append(f'<a href="{address}">{words["colab"]}</a>')
    items = "".join(f"<li>{fact}</li>" for fact in facts)
    return html.replace("</h1>", f'</h1>\n<ul class="facts" data-search-exclude>{items}</ul>', 1)


def on_post_page(output, *, page, config):
    """Write the notebook beside the page."""
    if run := _run(page, config):
        from execution.export import Adapt, to_ipynb
        from hooks.difference import as_text
        from hooks.practice import MARK, as_cells, lesson_of

        program, notebook, settings = run
        language = str(config.theme["language"])
        facts = notebook["metadata"]["execution"]
        found = facts["ingredients"]
        versions = ", ".join([f"Python {found['python']}", *(f"{k} {v}" for k, v in found["distributions"].items())])
        words = WORDS[language]
        packages = words["comma"].join(name for name in PACKAGES if name in ALWAYS or name in found["distributions"])
        before = words["before"].format(
            title=page.title, url=_address(page, config), packages=packages, date=facts["date"], versions=versions
        )
        fences = {"difference": lambda source: as_text(source, settings.root / settings.snippets)}
        added = MARK, as_cells(lesson_of(page.file.src_uri), language) if MARK in program.text else []
        adapt = Adapt(lambda path, heading: _link(path, page, config) + heading, fences, before, added)
        modules = {path: (settings.root / path).read_text(encoding="utf-8") for path in found["modules"]}
        target = Path(page.file.abs_dest_path).with_name(_name(page))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(to_ipynb(program, notebook, adapt, modules), ensure_ascii=False), encoding="utf-8")
    return output


def _address(page, config):
    return urljoin(config.site_url or "", page.url)


def _link(path, page, config):
    """Return the whole address of the page at path, relative to this one; of this one if there is no path."""
    if not path:
        return _address(page, config)
    file = _files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path)))
    return urljoin(config.site_url or "", file.url) if file else path
