from pathlib import Path

from hooks.styles import reduced

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
