"""How to cite the course agrees with what the project says of itself."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]


def test_the_citation_names_the_version_the_authors_and_the_licences():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licences = [(ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSE-docs.md")]

    assert citation["version"] == project["version"]
    assert f"2026 {citation['authors'][0]['name']}" in licences[0]
    assert citation["license"] == ["MIT", "CC-BY-4.0"] and "CC BY 4.0" in licences[1]
    assert {"cff-version", "message", "title", "authors"} <= set(citation)  # what CFF 1.2.0 requires
