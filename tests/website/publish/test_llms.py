from types import SimpleNamespace

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from hooks.llms import listing

LANGUAGES = [{"lang": "zh", "name": "中文", "root": ""}, {"lang": "en", "name": "English", "root": "en/"}]


def page(name, folder):
    made = Page.__new__(Page)
    made.markdown = ""
    made.file = SimpleNamespace(src_uri=f"{name}.md", abs_dest_path=str(folder / name / "index.html"))
    made.meta, made.canonical_url = (
        {"title": name.upper(), "description": f"About {name}."},
        f"https://e.org/en/{name}/",
    )
    return made


def test_every_page_is_listed_in_its_section_with_its_sentence_and_its_notebook(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run/run.ipynb").write_text("{}")
    nav = SimpleNamespace(items=[page("first", tmp_path), Section("Basics", [page("run", tmp_path)])])
    config = SimpleNamespace(
        site_name="S", site_description="D.", site_url="https://e.org/en/", theme={"language": "en"},
        extra={"languages": LANGUAGES},
    )  # fmt: skip
    lines = listing(nav, config).splitlines()

    assert lines[:3] == ["# S", "", "> D."]
    assert [line for line in lines if line.startswith("## ")] == ["## Pages", "## Basics", "## Other languages"]
    assert "- [FIRST](https://e.org/en/first/): About first." in lines
    run = "- [RUN](https://e.org/en/run/): About run. [notebook](https://e.org/en/run/run.ipynb)"
    assert lines.index(run) > lines.index("## Basics")
    assert lines[-1] == "- [中文](https://e.org/llms.txt)"
