"""The new site takes the old one's place whole, or not at all. (Killed and starved: tests/site/test_faults.py.)"""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

CONFIG = """
site_name: 中文
docs_dir: docs/zh
theme: {{name: mkdocs, language: zh}}
plugins: []
hooks: [{root}/hooks/swap.py, {root}/hooks/languages.py]
extra:
  translation: mkdocs.en.yml
  translation_language: en
  languages: [{{lang: zh, name: 中文, root: ""}}, {{lang: en, name: English, root: en/}}]
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=Path.cwd()), encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text(
        "INHERIT: mkdocs.yml\ndocs_dir: docs/en\ntheme: {name: mkdocs, language: en}\nextra: {translation: null}\n"
    )
    for lang in ("zh", "en"):
        (tmp_path / "docs" / lang).mkdir(parents=True)
        (tmp_path / "docs" / lang / "index.md").write_text(f"# first {lang}\n")
    return tmp_path


def build_all(project, command="build"):
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    return config.site_dir


def shown(project):
    return [
        next(word for word in ("first", "second") if f"{word} {lang}" in (project / path).read_text())
        for lang, path in (("zh", "site/index.html"), ("en", "site/en/index.html"))
    ]


def test_both_languages_stand_in_the_new_site_and_nothing_beside_it(project):
    assert build_all(project) == str(project / "site")
    (project / "docs/zh/index.md").write_text("# second zh\n")
    build_all(project)

    assert shown(project) == ["second", "first"]
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_warning_in_either_language_leaves_the_last_site(project, lang):
    build_all(project)
    for name in ("zh", "en"):
        (project / f"docs/{name}/index.md").write_text(f"# second {name}\n" + "[gone](gone.md)\n" * (name == lang))
    with pytest.raises(Abort):
        build_all(project)

    assert shown(project) == ["first", "first"]


def test_the_server_has_a_folder_of_its_own_and_is_left_alone(project):
    assert build_all(project, "serve") == str(project / "site")
    assert shown(project) == ["first", "first"]


def test_the_preview_listens_on_this_machine_only():
    assert load_config("mkdocs.yml").dev_addr.host == "127.0.0.1"
