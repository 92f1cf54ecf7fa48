"""The search of each language finds the right lesson first, and takes any query."""

import pytest
from hooks.search import mended
from mkdocs.exceptions import PluginError

from tests.site.conftest import found, search

ODD = ["(", '"', '"a', "*", "^", "-", "+", "~", ":", "a:b", "[x", "\\", "a^", "a~", "+ -", "\U0001f525", "<b>", "&amp;"]
LONG = ["x" * 500, "x " * 250, "张量" * 250, "用 SGD 训练 10 轮", "softmax回归", "张量tensor😀"]


@pytest.mark.parametrize(
    "home, query, lesson",
    [
        ("", "自动微分", "autograd"),
        ("", "交叉熵", "softmax-regression"),
        ("", "反向传播", "autograd"),
        ("", "梯度清零", "autograd"),
        ("", "线性回归", "linear-regression"),
        ("", "张量", "tensors"),
        ("", "多层感知机", "mlp"),
        ("", "学习率", "experiments/learning-rates"),
        ("", "zero_grad", "pipeline"),
        ("en/", "zero_grad", "en/pipeline"),
        ("en/", "backpropagation", "en/autograd"),
        ("en/", "linear regression", "en/linear-regression"),
        ("en/", "cross entropy", "en/softmax-regression"),
        ("en/", "automatic differentiation", "en/autograd"),
        ("en/", "multilayer perceptron", "en/mlp"),
    ],
)
def test_the_first_result_is_the_lesson_in_the_language_of_the_page(page, address, home, query, lesson):
    page.goto(f"{address}{home}")
    search(page, query)
    results = found(page)

    assert results[0][0].partition("?")[0] == f"{address}{lesson}/", results[:3]
    assert all(link.startswith(f"{address}{home}") for links in results for link in links)
    assert home or not any("/en/" in link for links in results for link in links)
    assert page.problems == []


@pytest.mark.parametrize("home, query", [("", "交叉熵"), ("en/", "entropy")])
def test_what_was_looked_for_is_marked_in_the_results_and_on_the_page(page, address, home, query):
    page.goto(f"{address}{home}")
    search(page, query)
    section = found(page)[0][1]
    assert {mark.lower() for mark in page.locator(".md-search-result__item mark").all_text_contents()[:3]} == {query}

    page.goto(section)
    page.wait_for_selector("article mark[data-md-highlight]")
    assert {mark.lower() for mark in page.locator("article mark").all_text_contents()} == {query}


@pytest.mark.parametrize("home", ["", "en/"])
def test_no_query_makes_an_error(page, address, home):
    page.goto(f"{address}{home}")
    for query in [*ODD, *LONG]:
        search(page, query)
        page.wait_for_timeout(150)
    search(page, "autograd")

    assert found(page) and page.problems == []


def test_a_theme_without_the_loop_says_so():
    with pytest.raises(PluginError, match="still needed"):
        mended("for(;;){}")
