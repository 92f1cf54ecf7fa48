import ast
import re
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def render():
    """Return what turns the name of a module into HTML, as the configuration of the site has it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    plugin = config.plugins["mkdocstrings"]
    plugin.on_config(config)
    md = Markdown(extensions=["attr_list"])
    handler = plugin.get_handler("python")
    handler._update_env(md, config=config)
    return lambda name: handler.render(handler.collect(name, handler.get_options({})), handler.get_options({}))


def test_a_module_is_shown_with_signatures_defaults_and_docstrings(render):
    html = render("snippets.mlp")

    assert '<dt id="snippets.mlp.relu"><code>relu(x)</code>' in html
    assert "init_params(num_inputs=784, num_hiddens=256, num_outputs=10)" in html
    assert "<dd>Return x with every negative entry replaced by 0.</dd>" in html


def test_a_class_is_shown_with_its_documented_methods_and_no_self(render):
    html = render("snippets.saving")

    assert "class Net(nn.Sequential)" in html and "Trainer.train(num_epochs)" in html
    assert "self" not in html


@pytest.mark.parametrize("path", sorted((ROOT / "snippets").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_all_public_definitions_are_shown(path, render):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    shown = re.findall(r'<dt id="[\w.]*?(\w+)"', render(f"snippets.{path.stem}"))

    assert {name for name in names if not name.startswith("_")} <= set(shown)


def test_constants_are_left_out_for_they_have_no_docstring(render):
    assert "class_names" not in render("snippets.fashion_mnist")
