import subprocess
import sys

import pytest

from execution.__main__ import main


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with one page, which is the working directory."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("---\ntitle: A\n---\n# A\n\n```python {.cell}\n1\n```\n")
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npreload = []\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_tells_stale_from_fresh_without_running(project, capsys):
    assert main(["--check"]) == 1
    assert "docs/a.md is stale" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check", "docs/a.md"]) == 0


def test_failures_and_unreadable_pages_are_listed_together(project, capsys):
    (project / "docs/b.md").write_text("```python {.cell}\n1 / 0\n```\n")
    (project / "docs/c.md").write_text('text\n\n```python {.cell tags="odd"}\n1\n```\n')

    assert main([]) == 1
    out = capsys.readouterr().out
    assert "docs/b.md:1: cell 1: ZeroDivisionError" in out
    assert "docs/c.md:3: a cell has no option or tag odd" in out


def test_a_page_that_is_not_there_is_said(project, capsys):
    with pytest.raises(SystemExit):
        main(["docs/none.md"])

    assert "docs/none.md is not there" in capsys.readouterr().err


def test_a_wrong_setting_is_said(project, capsys):
    (project / "pyproject.toml").write_text("[tool.execution]\npages = 'docs'\n")
    with pytest.raises(SystemExit):
        main([])

    assert "pages in [tool.execution] must be a list of texts" in capsys.readouterr().err


def test_a_page_whose_name_no_encoding_knows_is_reported_all_the_same(project, tmp_path):
    (project / "docs/odd\udcff.md").write_text('```python {.cell tags="odd"}\n1\n```\n')
    done = subprocess.run([sys.executable, "-m", "execution"], cwd=project, capture_output=True)

    assert done.returncode == 1 and b"docs/odd\\udcff.md:1: a cell has no option or tag odd" in done.stdout
