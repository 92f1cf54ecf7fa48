"""The offer of the whole site as a zip, which publish/offline.py packs, for its page."""

from __future__ import annotations

from website.languages import relative
from website.markdown.page import Page

NAME = "pytorch-study-notes.zip"
OFFER = {
    "zh": '没有网络也想读？<a href="{url}" download>下载整个网站</a>（一个 zip，中英两种语言），解压后打开 '
    "<code>index.html</code> 即可；搜索要起一个本机的服务器，搜索框里写着怎样起。",
    "en": 'To read offline, <a href="{url}" download>download the whole site</a> (a zip with both languages), '
    "unpack it and open <code>index.html</code>; the search needs a server of your own, and says how to start one.",
}


def of_page(page: Page) -> str:
    """Return a paragraph that offers the zip; a server has none."""
    url = relative(NAME, page.address)
    return "" if page.build.serving else f'<p class="offline">{OFFER[page.language].format(url=url)}</p>'
