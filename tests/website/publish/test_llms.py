from website.publish.llms import write_lists
from website.publish.site import Language, Page, Site, write_site


def language(name, *pages):
    home = {"zh": "", "en": "en/"}[name]
    return Language(
        name, {"zh": "中文", "en": "English"}[name], home, f"https://e.org/{home}", "S", "D.", "docs", pages
    )


def page(name, section=None):
    return Page(f"docs/{name}.md", f"{name}/", name.upper(), f"About {name}.", section)


def test_every_page_is_listed_in_its_section_with_its_sentence_and_its_notebook(tmp_path):
    (tmp_path / "en/run").mkdir(parents=True)
    (tmp_path / "en/run/run.ipynb").write_text("{}")
    write_site(Site([language("zh"), language("en", page("run", "Basics"), page("first"), page("last"))]), tmp_path)
    write_lists(tmp_path)
    lines = (tmp_path / "en/llms.txt").read_text().splitlines()

    assert lines[:3] == ["# S", "", "> D."]
    assert [line for line in lines if line.startswith("## ")] == ["## Pages", "## Basics", "## Other languages"]
    assert "- [FIRST](https://e.org/en/first/): About first." in lines
    run = "- [RUN](https://e.org/en/run/): About run. [notebook](https://e.org/en/run/run.ipynb)"
    assert lines.index(run) > lines.index("## Basics") > lines.index("- [LAST](https://e.org/en/last/): About last.")
    assert (tmp_path / "llms.txt").exists()
    assert lines[-1] == "- [中文](https://e.org/llms.txt)"
