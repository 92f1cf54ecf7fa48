"""The notebooks beside the pages run alone, in an empty folder, and give what the page shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
RUN = "import sys, nbformat, nbclient; n = nbformat.read(sys.argv[1], 4); nbclient.NotebookClient(n, timeout=300)"


def printed(notebook):
    """Return what each cell of the page printed or returned, measurements, warnings and addresses aside."""
    return [
        re.sub(r"0x[0-9a-f…]+", "0x", "".join(_text(output) for output in cell.outputs))
        for cell in notebook.cells
        if cell.cell_type == "code" and "%%writefile" not in cell.source and "mkdir" not in cell.source
        if "timing" not in cell.metadata.get("tags", [])
    ]


def _text(output):
    if output.output_type == "stream":
        return output.text if output.name == "stdout" else ""
    return output.evalue if output.output_type == "error" else output.data.get("text/plain", "").partition("<Figure")[0]


def test_every_executed_page_has_a_notebook_in_its_language(site):
    linked = [path for path in site.rglob("index.html") if '.ipynb" download' in path.read_text(encoding="utf-8")]
    notebooks = sorted(site.rglob("*.ipynb"))

    assert len(notebooks) == len(linked) > 40
    for path in notebooks:
        nbformat.validate(nbformat.read(path, 4))
        words = path.read_text(encoding="utf-8")
        assert ("单独就能运行" in words) != ("It runs by itself" in words)
        assert ("/en/" in path.as_posix().removeprefix(site.as_posix())) == ("It runs by itself" in words)


def test_notebooks_hold_nothing_of_the_sites_own_syntax(site):
    left = ("--8<--", "{.cell", "{python}", "<!--cell", "!!! ", "wzxhzdk", "{#", "```difference")
    found = [
        (path.name, mark, cell.source)
        for path in site.rglob("*.ipynb")
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "markdown"
        for mark in left
        if mark in re.sub(r"`[^`\n]*`", "", cell.source)
    ]

    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["tensors", "linear-regression", "saving", "en/experiments/initialization"])
def test_a_notebook_runs_in_an_empty_folder_and_repeats_the_page(site, tmp_path, name):
    source = site / name / f"{Path(name).name}.ipynb"
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "data").symlink_to(ROOT / "data")  # the reader's download=True, offline
    code = f"{RUN}.execute(); nbformat.write(n, sys.argv[2])"
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"OMP_NUM_THREADS": "1"}
    target = tmp_path / "executed.ipynb"
    process = subprocess.run(
        [sys.executable, "-P", "-c", code, source, target],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=400,
    )

    assert process.returncode == 0, process.stderr[-3000:]
    assert printed(nbformat.read(target, 4)) == printed(nbformat.read(source, 4))
