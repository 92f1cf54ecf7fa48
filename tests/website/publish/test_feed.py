import os
import subprocess
import xml.etree.ElementTree as etree
from datetime import UTC, datetime

import pytest

from website.publish.feed import commits, feed, write_feeds
from website.publish.site import Language, Page, Site, write_site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def commit(tmp_path):
    """Write files below tmp_path and commit them on a day of 2026."""

    def run(day, **files):
        for name, text in files.items():
            (tmp_path / "docs").mkdir(exist_ok=True)
            (tmp_path / "docs" / f"{name}.md").write_text(text)
        env = {**os.environ, "GIT_COMMITTER_DATE": f"2026-01-{day:02}T12:00:00+08:00"}
        git = ["git", "-C", tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
            subprocess.run([*git, *arguments], env=env, check=True)

    return run


def test_the_date_of_a_page_is_that_of_its_last_commit(commit, tmp_path):
    commit(1, a="1", b="1")
    commit(2, a="2")
    (tmp_path / "docs/b.md").write_text("not committed")
    dates = commits(tmp_path / "docs")

    assert dates == {
        tmp_path / "docs/a.md": datetime(2026, 1, 2, 4, tzinfo=UTC),
        tmp_path / "docs/b.md": datetime(2026, 1, 1, 4, tzinfo=UTC),
    }


def test_without_history_or_without_git_there_are_no_dates(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commits(tmp_path) == {}
    monkeypatch.setenv("PATH", "")
    assert commits(tmp_path) == {}


def language(*names, address="https://e.org/"):
    pages = [Page(f"docs/{name}.md", f"{name}/", f"<{name}>", "d", None) for name in names]
    return Language("zh", "中文", "", address, "S", "d", "docs", pages)


def test_the_feed_is_atom_with_the_newest_change_first():
    dates = {f"docs/{name}.md": datetime(2026, 1, day, tzinfo=UTC) for name, day in (("old", 1), ("new", 2))}
    root = etree.fromstring(feed(language("old", "new"), dates))

    assert [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")] == ["<new>", "<old>"]
    assert root.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00+00:00"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == "https://e.org/new/#2026-01-02T00:00:00+00:00"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "https://e.org/feed.xml"


@pytest.mark.parametrize("address, there", [("https://e.org/", True), ("", False)])
def test_a_site_with_an_address_has_a_feed_of_the_files_dates(commit, tmp_path, address, there):
    commit(1, a="1")
    (tmp_path / "docs/b.md").write_text("")
    os.utime(tmp_path / "docs/b.md", (0, 0))
    write_site(Site([language("a", "b", address=address)]), tmp_path)
    write_feeds(tmp_path, tmp_path)

    assert (tmp_path / "feed.xml").exists() == there
    if there:
        entries = etree.parse(tmp_path / "feed.xml").getroot().findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}updated")[:10] for entry in entries] == ["2026-01-01", "1970-01-01"]
