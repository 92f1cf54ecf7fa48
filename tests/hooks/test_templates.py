from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from hooks.templates import on_env


@pytest.fixture
def render(tmp_path):
    """Render a template in a new environment, as each build does."""

    def render(source):
        (tmp_path / "page.html").write_text(source)
        env = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
        config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
        return on_env(env, config=config, files=None).get_template("page.html").render()

    return render


def test_a_template_is_kept_compiled_and_an_edited_one_is_compiled_again(render, tmp_path):
    assert render("one") == "one"
    assert len(list((tmp_path / ".cache/templates").iterdir())) == 1
    assert render("two") == "two"


def test_without_a_place_to_keep_them_templates_still_render(render, tmp_path):
    (tmp_path / ".cache").write_text("a file where the folder should be")

    assert render("one") == "one"
