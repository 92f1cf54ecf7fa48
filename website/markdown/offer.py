"""What pages offer to download: the whole site as a zip, which publish/offline.py packs, and check_install.py."""

from __future__ import annotations

from website.languages import relative
from website.markdown.page import Page

NAME = "pytorch-study-notes.zip"
OFFER = {
    "zh": '没有网络也想读？<a href="{url}" download>下载整个网站</a>（一个 zip，中英两种语言），解压后打开 '
    "<code>index.html</code> 即可；搜索需要先在本机启动一个服务器，搜索框里写着方法。",
    "en": 'To read offline, <a href="{url}" download>download the whole site</a> (a zip with both languages), '
    "unpack it and open <code>index.html</code>; the search needs a server of your own, and says how to start one.",
}


CHECK = "check_install.py"
CHECK_OFFER = {"zh": "下载 <code>check_install.py</code>", "en": "Download <code>check_install.py</code>"}


def of_check(page: Page) -> str:
    """Return a paragraph that offers check_install.py, which publish/downloads.py puts into the site."""
    return f'<p><a href="{relative(CHECK, page.address)}" download>{CHECK_OFFER[page.language]}</a></p>'


def of_site(page: Page) -> str:
    """Return a paragraph that offers the zip; a server has none."""
    url = relative(NAME, page.address)
    return "" if page.build.serving else f'<p class="offline">{OFFER[page.language].format(url=url)}</p>'
