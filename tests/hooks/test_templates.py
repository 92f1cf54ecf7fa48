from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from hooks.templates import Loader, on_config


@pytest.fixture
def render(tmp_path):
    """Render a template in a new environment, as each build does."""

    def render(source):
        (tmp_path / "page.html").write_text(source)
        theme = SimpleNamespace(get_env=lambda: Environment(loader=FileSystemLoader(tmp_path), autoescape=True))
        config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), theme=theme)
        return on_config(config).theme.get_env().get_template("page.html").render()

    return render


def test_a_template_is_kept_compiled_and_an_edited_one_is_compiled_again(render, tmp_path):
    assert render("one") == "one"
    assert len(list((tmp_path / ".cache/templates").iterdir())) == 1
    assert render("two") == "two"


def test_without_a_place_to_keep_them_templates_still_render(render, tmp_path):
    (tmp_path / ".cache").write_text("a file where the folder should be")

    assert render("one") == "one"


def test_files_are_listed_as_jinja_does_but_for_those_in_hidden_folders(tmp_path):
    for name in ("a/one.html", "a/assets/two.css", "b/one.html", "b/deep/er/three.js", "b/.icons/four.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    folders = [tmp_path / "a", tmp_path / "b"]

    listed = FileSystemLoader(folders).list_templates()
    assert ".icons/four.svg" in listed
    assert Loader(folders).list_templates() == [name for name in listed if name != ".icons/four.svg"]
