from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from hooks.notebooks import _colab

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = [{"lang": "zh", "root": ""}, {"lang": "en", "root": "en/"}]


def colab(source, url, language="zh", repository="https://github.com/o/r", branch="notebooks"):
    page = SimpleNamespace(url=url, file=SimpleNamespace(src_uri=source))
    extra = {"notebooks_branch": branch, "languages": LANGUAGES}
    return _colab(page, SimpleNamespace(theme={"language": language}, repo_url=repository, extra=extra))


@pytest.mark.parametrize(
    "source, url, language, path",
    [
        ("index.md", "./", "zh", "index.ipynb"),
        ("mlp.md", "mlp/", "zh", "mlp/mlp.ipynb"),
        ("experiments/seeds.py", "experiments/seeds/", "en", "en/experiments/seeds/seeds.ipynb"),
    ],
)
@pytest.mark.parametrize(
    "repository", ["https://github.com/o/r", "https://github.com/o/r/", "https://github.com/o/r.git"]
)
def test_colab_opens_the_file_of_the_branch_that_stands_where_it_does_in_the_site(
    source, url, language, path, repository
):
    expected = f"https://colab.research.google.com/github/o/r/blob/notebooks/{path}"

    assert colab(source, url, language, repository) == expected


@pytest.mark.parametrize(
    "setting", [{"branch": ""}, {"repository": ""}, {"repository": "https://gitlab.com/o/r"}, {"repository": None}]
)
def test_without_a_branch_on_github_there_is_no_link_to_colab(setting):
    assert colab("mlp.md", "mlp/", **setting) == ""


def test_the_workflow_pushes_the_branch_that_the_pages_name():
    jobs = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    (build,) = (step for step in jobs["check"]["steps"] if step.get("run") == "make build")
    (uploaded,) = (step["with"] for step in jobs["check"]["steps"] if "upload-artifact" in step.get("uses", ""))
    download, push = jobs["notebooks"]["steps"]
    branch = build["env"]["NOTEBOOKS_BRANCH"]

    assert uploaded["path"] == "site/**/*.ipynb" and uploaded["name"] == download["with"]["name"]
    assert f"--initial-branch={branch}\n" in push["run"] and f"}} {branch}\n" in push["run"].replace('"', "")
    assert jobs["notebooks"]["permissions"] == {"contents": "write"}
