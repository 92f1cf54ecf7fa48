import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from hooks.languages import page_links

ZH = """
site_name: 中文
site_url: https://example.org/notes/
docs_dir: docs/zh
theme: {{name: material, language: zh, font: false, custom_dir: {root}/website/theme}}
plugins: []
hooks: [{root}/hooks/languages.py]
extra:
  alternate: true
  translation: mkdocs.en.yml
  translation_language: en
  languages: [{{lang: zh, name: 中文, root: ""}}, {{lang: en, name: English, root: en/}}]
"""
EN = """
INHERIT: mkdocs.yml
site_name: English
docs_dir: docs/en
theme: {language: en}
extra: {translation: null}
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(ZH.format(root=Path.cwd()), encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text(EN, encoding="utf-8")
    for lang in ("zh", "en"):
        (tmp_path / "docs" / lang).mkdir(parents=True)
        for name in ("index", "mlp"):
            (tmp_path / "docs" / lang / f"{name}.md").write_text(f"# {lang} {name}", encoding="utf-8")
    return tmp_path


def build_all(project):
    build(load_config(str(project / "mkdocs.yml"), strict=True))
    return project / "site"


def test_one_build_makes_both_languages(project):
    site = build_all(project)
    assert '<html lang="zh"' in (site / "mlp/index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in (site / "en/mlp/index.html").read_text(encoding="utf-8")
    assert not (site / "en/en").exists()


def test_the_switch_leads_to_the_same_page_and_back(project):
    site = build_all(project)
    assert 'href="../en/mlp/"' in (site / "mlp/index.html").read_text(encoding="utf-8")
    assert 'href="../../mlp/"' in (site / "en/mlp/index.html").read_text(encoding="utf-8")


def test_a_warning_in_the_second_language_fails_a_strict_build(project):
    (project / "docs/en/mlp.md").write_text("[gone](gone.md)", encoding="utf-8")
    with pytest.raises(Abort):
        build_all(project)


def test_the_sitemap_names_both_languages(project):
    sitemap = (build_all(project) / "sitemap.xml").read_text(encoding="utf-8")
    assert 'hreflang="zh" href="https://example.org/notes/mlp/"' in sitemap
    assert 'hreflang="en" href="https://example.org/notes/en/mlp/"' in sitemap


def test_the_404_page_speaks_both_languages_from_any_address(project):
    page = (build_all(project) / "404.html").read_text(encoding="utf-8")
    assert 'href="/notes/"' in page and 'href="/notes/en/"' in page
    assert '<p lang="zh">' in page and '<p lang="en">' in page


def test_a_page_that_is_not_translated_links_to_the_other_home(project):
    shutil.rmtree(project / "docs/en")
    config = load_config(str(project / "mkdocs.yml"))
    page = SimpleNamespace(url="mlp/", file=SimpleNamespace(src_uri="mlp.md"))
    assert [link.url for link in page_links(page, config)] == ["./", "../en/"]
