"""Puts a line of facts under the title of each page that has a notebook: which lesson it is, how long reading takes,
what to download. Where a branch of the repository has the notebooks, also the addresses at which Colab and ModelScope
open them. The home page says so of the whole course, below its first paragraph.
"""

from __future__ import annotations

import re
from pathlib import Path

from website.publish.lessons import lessons_of
from website.publish.reading import minutes
from website.publish.site import Language, Page, Site, html_of, notebook_of, read_site

LESSON = {"zh": "第 {} 课，共 {} 课", "en": "Lesson {} of {}"}
COURSE = {  # what it asks for, how long it is
    "zh": ["会写 Python 循环就够", "不需要 GPU", "{} 课", "阅读约 {} 小时", "免费"],
    "en": ["You can write a loop in Python", "No GPU needed", "{} lessons", "About {} hours of reading", "Free"],
}
READING = {"zh": "阅读约 {} 分钟", "en": "{} min read"}
DOWNLOAD = {"zh": "下载笔记本", "en": "Download the notebook"}
OPEN = {"zh": "在 {} 中打开", "en": "Open in {}"}
HOSTS = {
    "ModelScope": "https://modelscope.cn/notebook/share/github/",  # which readers in China reach
    "Colab": "https://colab.research.google.com/github/",
}
ORDER = {"zh": ("ModelScope", "Colab"), "en": ("Colab", "ModelScope")}
TITLE = re.compile(r'</h1>(\n<ul class="facts".*?</ul>)?')  # and the line itself, where it is there already
LEDE = re.compile(r'<p class="lede">.*?</p>(\n<ul class="facts course".*?</ul>)?', re.DOTALL)
TEXT = re.compile(r'<h1\b.*<aside class="provenance"', re.DOTALL)
GITHUB = re.compile(r"https://github\.com/([^/]+/[^/]+?)(?:\.git)?/?$")


def write_facts(folder: Path) -> None:
    """Write the line into the pages of a built folder.

    Raises ValueError for a page without a title.
    """
    site = read_site(folder)
    for language in site.new:
        write_course(folder, language)
    for language, page in site:
        if notebook_of(folder, language, page).exists():
            path = html_of(folder, language, page)
            html = path.read_text(encoding="utf-8")
            items = "".join(f"<li>{fact}</li>" for fact in facts(html, site, language, page))
            line = f'</h1>\n<ul class="facts">{items}</ul>'
            if not (title := TITLE.search(html)):
                raise ValueError(f"{page.source}: a page with cells has a title; begin it with `# …`")
            path.write_text(html[: title.start()] + line + html[title.end() :], encoding="utf-8")


def write_course(folder: Path, language: Language) -> None:
    """Write what the course asks for and how long it is into the home page of a language, below its lede, if any."""
    home = next((html_of(folder, language, page) for page in language.pages if not page.url), None)
    if not home or not (lede := LEDE.search(html := home.read_text(encoding="utf-8"))):
        return
    lessons = [html_of(folder, language, page) for page in language.pages if page.lesson]
    texts = [TEXT.search(path.read_text(encoding="utf-8")) for path in lessons]
    hours = round(sum(minutes(text[0]) for text in texts if text) / 60)
    first, second, third, fourth, last = COURSE[language.language]
    items = [first, second, third.format(len(lessons)), fourth.format(hours), last]
    line = f'\n<ul class="facts course">{"".join(f"<li>{item}</li>" for item in items)}</ul>'
    paragraph = lede[0].removesuffix(lede[1] or "")
    home.write_text(html[: lede.start()] + paragraph + line + html[lede.end() :], encoding="utf-8")


def facts(html: str, site: Site, language: Language, page: Page) -> list[str]:
    """Return the facts about a page, as HTML."""
    words, source = language.language, Path(page.source).name
    notebook = Path(source).stem + ".ipynb"
    text = TEXT.search(html)
    found = [LESSON[words].format(page.lesson, lessons_of(language))] if page.lesson else []
    found += [READING[words].format(minutes(text[0]))] if page.url and text else []
    found.append(f'<a href="{notebook}" download>{DOWNLOAD[words]}</a>')
    if source.endswith(".py"):  # an experiment: notebooks.py puts it beside its page
        found.append(f'<a href="{source}" download><code>{source}</code></a>')
    if site.notebooks:
        path = site.notebooks + language.home + page.url.rpartition("/")[0] + "/" * bool(page.url) + notebook
        found += [f'<a href="{HOSTS[host]}{path}">{OPEN[words].format(host)}</a>' for host in ORDER[words]]
    return found


def place(repository: str, branch: str) -> str:
    """Return where on GitHub the files of a branch are, or nothing: the hosts of notebooks open what GitHub has."""
    found = GITHUB.match(repository)
    return f"{found[1]}/blob/{branch}/" if found and branch else ""
