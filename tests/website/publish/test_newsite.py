"""The new site takes the old one's place whole, or not at all. (Killed and starved: tests/site/test_faults.py.)"""

import errno
import os

import pytest

from website.publish.newsite import NewSite


@pytest.fixture
def site(tmp_path):
    """A site with a page, and what its owner keeps in it."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git/HEAD").write_text("ref")
    (folder / ".nojekyll").write_text("")
    (folder / "old.html").write_text("old")
    return folder


def made(site):
    new = NewSite(site)
    (new.folder / "a").mkdir(parents=True)
    (new.folder / "a/index.html").write_text("new")
    return new


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def beside(site):
    return [path.name for path in site.parent.iterdir() if path != site]


@pytest.mark.parametrize("mounted", [False, True])
def test_the_new_site_replaces_the_old_one_but_for_what_begins_with_a_dot(site, monkeypatch, mounted):
    rename = os.rename

    def busy(old, new):
        if mounted and old == site:
            raise OSError(errno.EBUSY, "Device or resource busy")  # of one with a file system of its own, or a bind
        rename(old, new)

    monkeypatch.setattr(os, "rename", busy)
    inode = site.stat().st_ino
    made(site).place()

    assert files(site) == [".git/HEAD", ".nojekyll", "a/index.html"]
    assert (site.stat().st_ino == inode) == mounted  # a mount point cannot be renamed
    assert beside(site) == []


def test_the_rights_of_the_folder_stay(site):
    site.chmod(0o2750)
    made(site).place()

    assert site.stat().st_mode & 0o7777 == 0o2750


def test_what_is_a_mount_itself_stays_where_it_is(site, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: path == site / ".git")
    inode = site.stat().st_ino
    made(site).place()

    assert site.stat().st_ino == inode and files(site) == [".git/HEAD", ".nojekyll", "a/index.html"]


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(ValueError, match="site is a file"):
        NewSite(tmp_path / "site")

    assert (tmp_path / "site").read_text() == "mine"


def test_a_file_of_the_new_site_comes_before_one_of_the_old(site):
    new = made(site)
    (new.folder / ".nojekyll").write_text("new")
    new.place()

    assert (site / ".nojekyll").read_text() == "new"


def test_a_dropped_site_leaves_the_old_one_and_nothing_beside_it(site):
    made(site).drop()

    assert files(site) == [".git/HEAD", ".nojekyll", "old.html"]
    assert beside(site) == []


def test_where_there_is_no_site_the_new_one_is_the_first(tmp_path):
    made(tmp_path / "site").place()

    assert files(tmp_path) == ["site/a/index.html"]


def test_what_killed_builds_left_goes_after_an_hour_and_gives_back_what_was_kept(site):
    old, young = site.parent / ".site.1.old.building", site.parent / ".site.2.building"
    (old / "a").mkdir(parents=True)
    young.mkdir()
    os.rename(site / ".git", old / ".git")  # as it is while a site takes the other's place
    os.utime(old, (0, 0))
    NewSite(site)

    assert files(site) == [".git/HEAD", ".nojekyll", "old.html"]
    assert beside(site) == [young.name]


def test_a_link_to_a_folder_stays_a_link(site):
    link = site.with_name("link")
    link.symlink_to(site)
    made(link).place()

    assert link.is_symlink() and files(link) == [".git/HEAD", ".nojekyll", "a/index.html"]
