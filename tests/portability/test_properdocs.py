"""ProperDocs, which continues MkDocs 1, makes the same site."""

import pytest

from tests.portability.conftest import ROOT
from tests.portability.reading import whole

pytestmark = [pytest.mark.weekly, pytest.mark.timeout(1800)]  # whole sites, on a machine that may be busy


def test_properdocs_makes_the_same_site_strictly(run, site, tmp_path):
    run(
        "properdocs",
        "build",
        "--strict",
        "--config-file",
        ROOT / "mkdocs.yml",
        "--site-dir",
        tmp_path / "site",
        cwd=ROOT,
    )
    made, expected = (
        {path.relative_to(folder): path for path in folder.rglob("*.html")} for folder in (tmp_path / "site", site)
    )

    assert made.keys() == expected.keys() and len(made) > 70
    assert "ProperDocs" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    for name, path in expected.items():
        assert whole(made[name].read_text(encoding="utf-8")) == whole(path.read_text(encoding="utf-8")), name
