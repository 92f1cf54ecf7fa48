import pytest

from website.languages import Home, home_links, page_links, relative, whole_links

HOMES = [Home("zh", "中文", ""), Home("en", "English", "en/")]


@pytest.mark.parametrize(
    "target, here, address",
    [
        ("en/mlp/", "mlp/", "../en/mlp/"),
        ("mlp/", "en/mlp/", "../../mlp/"),
        ("", "mlp/", "../"),
        ("en/", "", "en/"),
        ("", "", "./"),
        ("a.zip", "en/x/y/", "../../../a.zip"),
        ("en/b.html", "b.html", "en/b.html"),
    ],
)
def test_an_address_as_seen_from_a_page(target, here, address):
    assert relative(target, here) == address


def test_the_switch_leads_to_the_same_page_and_back():
    zh = page_links("mlp/", "zh", HOMES, ["zh", "en"])
    en = page_links("mlp/", "en", HOMES, ["zh", "en"])

    assert [(link.url, link.current) for link in zh] == [("./", True), ("../en/mlp/", False)]
    assert [(link.url, link.current) for link in en] == [("../../mlp/", False), ("./", True)]


def test_a_page_that_is_not_translated_links_to_the_other_home():
    assert [link.url for link in page_links("mlp/", "zh", HOMES, ["zh"])] == ["./", "../en/"]
    assert [link.lang for link in whole_links("https://e.org/", "mlp/", HOMES, ["zh"])] == ["zh"]


def test_what_is_shown_at_any_address_has_links_from_the_root_of_the_host():
    assert [link.url for link in home_links("/notes/", "zh", HOMES)] == ["/notes/", "/notes/en/"]
