"""The glossary: complete, in step with the lessons, and marked in the text only where it helps."""

import re
import tomllib
from pathlib import Path

import pytest
from markdown import Markdown

from tests.website.host import told
from website.markdown import glossary

ROOT = Path(__file__).resolve().parents[3]
GLOSSARY = tomllib.loads((ROOT / "docs/data/glossary.toml").read_text(encoding="utf-8"))
TERMS = [term for group in GLOSSARY["group"] for term in group["term"]]


def convert(text, language="zh", page="page.md"):
    extensions = ["attr_list", "def_list", "tables", "admonition", "pymdownx.arithmatex", "website.markdown.terms"]
    md = Markdown(extensions=extensions, extension_configs={"pymdownx.arithmatex": {"generic": True}})
    return told(md, page, language).convert(text)


def marked(html):
    return re.findall(r'<a class="term"[^>]*>([^<]*)</a>', html)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["id"])
def test_a_term_is_explained_briefly_in_both_languages(term):
    assert 10 <= len(term["about_zh"]) <= 70 and re.search("[。？]$", term["about_zh"])
    assert 20 <= len(term["about_en"]) <= 190 and re.search("[.?]$", term["about_en"])


def test_ids_and_spellings_are_unique():
    ids = [entry["id"] for entry in [*GLOSSARY["group"], *TERMS]]
    words = {x: [word.lower() for t in TERMS for word in (t[x], *t.get(f"also_{x}", []))] for x in ("zh", "en")}

    assert len(set(ids)) == len(ids)
    assert all(len(set(each)) == len(each) for each in words.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_links_each_term_to_a_heading(language):
    page = glossary.as_markdown(GLOSSARY, language, ROOT / "docs" / language)

    assert re.findall(r"\{#(term-[\w-]+)\}", page) == [term["id"] for term in TERMS]
    assert re.findall(r'<span class="see">→ \[.+\]\((\S+)\)</span>', page) == [term["at"] for term in TERMS]


def test_a_missing_heading_is_reported(tmp_path):
    (tmp_path / "a.md").write_text("# A {#a}\n")

    with pytest.raises(ValueError, match=r"a\.md has no heading with the id b"):
        glossary.heading("a.md#b", tmp_path)


def test_chinese_terms_are_found_without_spaces_and_once():
    html = convert("先求梯度再更新，梯度要清零。\n\n用SGD更新，梯度又来了。")

    assert marked(html) == ["梯度", "SGD"]


def test_the_longest_term_wins_even_when_it_is_marked_already():
    assert marked(convert("小批量随机梯度下降。再说一遍：小批量随机梯度下降。")) == ["小批量随机梯度下降"]


def test_english_terms_are_whole_words_in_any_case_with_plurals():
    html = convert("Tensorless, subtensor, nn.Parameter; Gradients and biases.", "en")

    assert marked(html) == ["Gradients", "biases"]


@pytest.mark.parametrize(
    "text",
    [
        "# 梯度",
        "`梯度`",
        "    梯度",
        "[梯度](a.md)",
        "$\\text{梯度}$",
        "$$\n\\text{梯度}\n$$",
        "| 梯度 |\n|---|\n| 1 |",
        '!!! note "梯度"\n    无',
        "标签页",
    ],
)
def test_headings_code_links_formulas_and_other_words_stay_as_they_are(text):
    assert marked(convert(text)) == []


def test_marks_keep_the_text_and_lie_in_emphasis_lists_and_tables():
    html = convert("一**梯度**二张量三损失函数四\n\n- 学习率\n\n| a |\n|---|\n| 交叉熵 |")

    assert marked(html) == ["梯度", "张量", "损失函数", "学习率", "交叉熵"]
    assert re.sub("<[^>]+>", "", html).startswith("一梯度二张量三损失函数四\n")


def test_a_page_does_not_mark_its_own_subject_nor_a_page_of_lists():
    assert marked(convert("张量和梯度", page="tensors.md")) == ["梯度"]
    assert marked(convert("张量和梯度", page="glossary.md")) == []


def test_a_mark_links_to_the_glossary_from_any_folder_and_carries_the_definition():
    html = convert("A tensor.", "en", page="experiments/a.py")

    assert 'href="../glossary.md#term-tensor" title="A rectangular array' in html
