"""The whole course with kept pages, after edits of every kind, against the same course without."""

import os
import shutil
import subprocess
import sys

import pytest

from bench.course import ROOT, copy

EDITS = [
    ("mkdocs.yml", "permalink: true", 'permalink: "#"'),  # all pages
    ("docs/data/glossary.toml", "about_en = \"", "about_en = \"So: "),
    ("docs/en/about.md", "\n## ", "\n## About "),
    ("docs/zh/mlp.md", "\n## ", "\n一句话。\n\n## "),
    ("docs/en/setup.md", "description: ", "description: New. "),
    ("docs/en/experiments/seeds.py", "# %% [markdown]\n", "# %% [markdown]\n# A sentence.\n#\n"),
    ("docs/zh/autograd.md", "alt=\"", "alt=\"图："),
    ("snippets/errata.py", "\"\"\"", "\"\"\"Once more: "),
    ("docs/data/features.toml", "en = \"", "en = \"New: "),
    ("docs/zh/mlp.md", "epoch: 轮次\n", "epoch: 轮\n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course, whose cells are not run again."""
    folder = tmp_path_factory.mktemp("course") / "course"
    copy(folder)
    return folder


def build(course):
    """Build the course; return {path: content} of its site."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(course)}
    env["EXECUTION_CACHE"] = str(ROOT / ".cache/execution")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    process = subprocess.run(command, cwd=course, env=env, capture_output=True, text=True, timeout=540)
    assert process.returncode == 0, process.stdout + process.stderr
    paths = (path for path in (course / "site").rglob("*") if path.is_file() and path.suffix != ".gz")  # holds a time
    return {path.relative_to(course).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.weekly
@pytest.mark.timeout(1800)  # twelve builds
def test_after_edits_of_every_kind_the_site_is_as_without_kept_pages_byte_for_byte(course):
    build(course)
    for path, old, new in EDITS:
        text = (course / path).read_text(encoding="utf-8")
        assert old in text, path
        (course / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        kept = build(course)
    shutil.rmtree(course / ".cache/pages")
    fresh = build(course)

    assert kept.keys() == fresh.keys()
    assert [path for path in kept if kept[path] != fresh[path]] == []
