"""The notebooks beside the pages run alone, in an empty folder, and give what the page shows."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import quote

import nbformat
import pytest
from markdown_it import MarkdownIt
from packaging.requirements import Requirement

from execution.read.pages import find_pages
from execution.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent.parent
RUN = "import sys, nbformat, nbclient; n = nbformat.read(sys.argv[1], 4); nbclient.NotebookClient(n, timeout=300)"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"OMP_NUM_THREADS": "1"}
NEEDED = "torch", "torchvision", "matplotlib", "ipython"  # the last one stands for Jupyter
PAGES = sorted(
    path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix()
    for path in find_pages(load_settings(ROOT))
    if "zh" in path.parts and re.search(r"(?m)^[ >]*```python \{\.cell|^# %%", path.read_text(encoding="utf-8"))
)


def notebook_of(site, page, language=""):
    folder = site / language / page.removesuffix("index")
    return nbformat.read(folder / f"{Path(page).name}.ipynb", 4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def printed(notebook, gave=None):
    """Return [(cell, what it printed or returned)], without cells that set up or measure, and without warnings.

    What it gave is taken from the notebook, or from another run.
    """
    gave = gave or ["".join(_text(output) for output in cell.outputs) for cell in code(notebook)]
    return [
        (cell.source, re.sub(r"0x[0-9a-f…]+", "0x", text))
        for cell, text in zip(code(notebook), gave, strict=False)  # a run that failed has fewer
        if "%%writefile" not in cell.source and "mkdir" not in cell.source
        if not {"timing", "exercise"} & set(cell.metadata.get("tags", []))
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
    left = ("--8<--", "{.cell", "{python}", "<!--", "!!! ", "wzxhzdk", "{#", "```difference", ".md)", ".md#")
    found = [
        (path.name, mark, cell.source)
        for path in site.rglob("*.ipynb")
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "markdown"
        for mark in left
        if mark in re.sub(r"`[^`\n]*`", "", cell.source)
    ]

    assert found == []


def test_each_cell_of_prose_is_no_code_and_links_to_whole_addresses(site):
    markdown = MarkdownIt()  # CommonMark, as Jupyter has it: what is indented by four spaces is code
    cells = [
        (path.relative_to(site).as_posix(), number, cell.source)
        for path in site.rglob("*.ipynb")
        for number, cell in enumerate(nbformat.read(path, 4).cells)
        if cell.cell_type == "markdown"
    ]
    code = [
        (*place, token.content)
        for *place, source in cells
        for token in markdown.parse(source)
        if token.type == "code_block"
    ]
    links = [
        (*place, link)
        for *place, source in cells
        for link in re.findall('(?:href|src)="([^"]*)"', markdown.render(source))
    ]

    assert len(cells) > 1000 and len(links) > 1000
    assert code == []
    assert [each for each in links if not re.match("https?:|mailto:", each[-1])] == []


def test_figures_are_images_that_a_reader_sees_before_running_anything(site):
    shown = [
        (path.name, kind, output.data[kind])
        for path in site.rglob("*.ipynb")
        for cell in code(nbformat.read(path, 4))
        for output in cell.outputs
        for kind in output.get("data", {})
        if "<Figure" in output.data.get("text/plain", "") and kind != "text/plain"
    ]

    assert len(shown) > 100
    assert [
        each for each in shown if not re.match(r'<img alt="[^"]{9,}" src="data:image/svg\+xml,%3Csvg', each[2])
    ] == []
    assert quote("训练损失") in next(html for name, _, html in shown if name == "mlp.ipynb" and "训练" in html)


def test_the_code_is_the_same_in_both_languages(site):
    def sources(page, language):
        report = re.compile(r'(report\(.*), "(zh|en)"\)')
        return [report.sub(r"\1)", cell.source) for cell in code(notebook_of(site, page, language))]

    assert [page for page in PAGES if sources(page, "") != sources(page, "en")] == []


def install(folder, *names):
    """Link the distributions of these names, and those they need, into a folder for PYTHONPATH."""
    found, waiting = {}, [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        if requirement.name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[requirement.name] = distribution(requirement.name)
        waiting += map(Requirement, found[requirement.name].requires or [])
    folder.mkdir()
    for each in found.values():
        for top in {file.parts[0] for file in each.files} - {"..", "__pycache__"}:
            if not (folder / top).exists():
                (folder / top).symlink_to(each.locate_file(top))
    return folder


def empty(folder):
    """Make an empty folder, but for the data: the reader's download=True, offline."""
    folder.mkdir()
    (folder / "data").symlink_to(ROOT / "data")
    return folder


TESTED = [  # the experiments, which train long, once a week
    pytest.param(page, marks=[pytest.mark.weekly] if re.match("experiments/|mlp-experiments", page) else [])
    for page in PAGES
]


@pytest.fixture(scope="module")
def runs(request, site, tmp_path_factory):
    """Run the Chinese notebooks that are tested in an empty folder that has the data; return what each gave."""
    here = [item for item in request.session.items if item.path == Path(__file__) and "runs" in item.fixturenames]
    root, packages = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("packages")
    needed, tensorboard = install(packages / "needed", *NEEDED), install(packages / "more", "tensorboard")
    jobs = {}
    for page in [item.callspec.params["page"] for item in here]:
        folder = empty(root / page.replace("/", "-"))
        notebook = site / page.removesuffix("index") / f"{Path(page).name}.ipynb"
        more = [str(tensorboard)] if "、tensorboard" in notebook_of(site, page).cells[0].source else []  # as it says
        jobs[page] = {"notebook": str(notebook), "folder": str(folder), "path": more}
    process = subprocess.run(
        [sys.executable, "-S", "-P", Path(__file__).with_name("notebook_runner.py")],  # -S: without what is in .venv
        input=json.dumps(jobs),
        env=ENVIRONMENT | {"PYTHONPATH": str(needed), "MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
        timeout=3000,
    )
    assert process.returncode == 0, process.stderr[-3000:]
    return json.loads(process.stdout)


@pytest.mark.check
@pytest.mark.timeout(3300)  # the first one waits for all; two cores with nothing else to do need about two minutes
@pytest.mark.parametrize("page", TESTED)
def test_a_notebook_runs_in_an_empty_folder_and_repeats_the_page(site, runs, page):
    notebook = notebook_of(site, page)

    assert runs[page]["error"] is None
    assert printed(notebook, runs[page]["cells"]) == printed(notebook)


@pytest.mark.check
def test_jupyter_gives_the_same(site, tmp_path):
    target, source = tmp_path / "executed.ipynb", site / "en/saving/saving.ipynb"
    process = subprocess.run(
        [sys.executable, "-P", "-c", f"{RUN}.execute(); nbformat.write(n, sys.argv[2])", source, target],
        cwd=empty(tmp_path / "empty"),
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=400,
    )

    assert process.returncode == 0, process.stderr[-3000:]
    assert printed(nbformat.read(target, 4)) == printed(nbformat.read(source, 4))
