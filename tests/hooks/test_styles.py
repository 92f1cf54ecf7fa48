from pathlib import Path

import pytest

from hooks.styles import _kept, reduced

SHEET = Path("a.css")


def kept(css, used):
    return reduced({SHEET: css}, used)[SHEET].strip()


def test_a_rule_that_no_page_can_match_is_left_out():
    assert kept(".used{top:0}.gone{top:1px}.used,.gone p{left:0}", '<p class="used">') == ".used{top:0}\n.used{left:0}"
    assert kept("[dir=rtl] p{top:0}[dir=ltr] p{top:1px}", '<p dir="ltr">') == "[dir=ltr] p{top:1px}"


def test_a_name_that_a_script_puts_together_is_kept():
    assert kept(".control--next{top:0}", "<script>`control--${side}`</script>") == ".control--next{top:0}"


def test_a_property_that_nothing_reads_is_left_out():
    css = "p{--a:1px;--b:2px;--c:3px}p{top:var(--a)}.gone{top:var(--b)}"
    assert kept(css, '<p style="left: var(--c)">') == "p{--a:1px;--c:3px}\np{top:var(--a)}"


def test_rules_for_some_screens_are_searched_too():
    assert kept("@media print{p{top:0}.gone{top:1px}}@media screen{.gone{top:0}}", "<p>") == "@media print{p{top:0}\n}"


def test_the_result_is_kept_for_the_same_sheets_and_use_and_a_damaged_file_does_no_harm(tmp_path, monkeypatch):
    path, sheets = tmp_path / "styles/zh.json", [".a{top:0}.b{top:1px}"]
    assert _kept(path, sheets, "a") == [".a{top:0}\n"] and len(list(path.parent.iterdir())) == 1
    assert _kept(path, sheets, "b") == [".b{top:1px}\n"]
    path.write_text("{")
    assert _kept(path, sheets, "b") == [".b{top:1px}\n"]

    monkeypatch.setattr("hooks.styles.reduced", lambda *_: pytest.fail("computed again"))
    assert _kept(path, sheets, "b") == [".b{top:1px}\n"]
