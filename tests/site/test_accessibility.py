"""Every kind of page, in every state a reader can bring it to, has no finding under any rule of axe-core."""

import pytest

from tests.site.conftest import search

PAGES = {
    "home": "",
    "lesson": "mlp/",
    "lesson with formulas and tables": "gradients/",
    "list of experiments": "experiments/",
    "experiment": "experiments/learning-rates/",
    "glossary": "glossary/",
    "functions": "api/",
    "errata": "errata/",
    "features": "what-you-will-learn/",
    "playground": "playground/",
    "about": "about/",
    "missing page": "404.html",
}
# What the dark colours can change; everything else is the same in the light.
COLOURS = ["color-contrast-enhanced", "link-in-text-block"]
# All rules, the experimental and the strictest, too. What has a contrast of 7 has one of 4.5, and each takes a second.
AXE = """async rules => {
  rules ??= axe.getRules().map(rule => rule.ruleId).filter(id => id !== "color-contrast")
  const found = await axe.run(document, {runOnly: {type: "rule", values: rules}, resultTypes: ["violations"]})
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.target}: ${node.failureSummary}`))
}"""
SHOW = {
    "at rest": "() => {}",
    "opened": """() => {
      for (const details of document.querySelectorAll("article details")) details.open = true
      for (const tab of document.querySelectorAll(".tabbed-set > input:last-of-type")) tab.click()
    }""",
    "with the drawer open": "() => document.querySelector('#__drawer').click()",
    "with search open": "() => document.querySelector('.search-open').click()",
}


def findings(page, state):
    """Return what axe finds in the light and in the dark."""
    found = []
    for scheme, rules in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
        found += [f"{page.viewport_size['width']} px, {state}, {scheme}: {text}" for text in page.evaluate(AXE, rules)]
    return found


QUERIES = {"": "梯度", "en/": "gradient"}
# Both languages have the same elements: each kind of page is looked at in one at every change, in the other weekly; the
# longest, of tables as others have them, takes a minute: weekly in both.
VIEWS = [
    pytest.param(kind, language, marks=pytest.mark.weekly if (n + m) % 2 or kind == "errata" else ())
    for n, kind in enumerate(PAGES)
    for m, language in enumerate(QUERIES)
]


@pytest.mark.parametrize("kind, language", VIEWS)
def test_axe_finds_nothing(browser, address, axe, kind, language):
    found = []
    for width in (1280, 390):
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page.goto(f"{address}{language}{PAGES[kind]}")
        page.add_script_tag(content=axe)
        for state, script in SHOW.items():
            if state == "with the drawer open" and width > 390:
                continue
            page.evaluate(script)
            found += findings(page, state)
            if state == "with search open":
                search(page, QUERIES[language])
                page.wait_for_selector(".search-dialog li a")
                found += findings(page, "with results")
                page.keyboard.press("Escape")
        page.close()
    assert found == []
