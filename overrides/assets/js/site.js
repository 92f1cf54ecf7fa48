// What can't be done at build time: the language switch keeps the section, and what the theme or the
// browser's width adds later gets a name and the focus.
const english = document.documentElement.lang.startsWith("en")

// The heading ids are the same in both languages.
for (const link of document.querySelectorAll("[data-language-link]")) {
  const address = link.getAttribute("href")
  const follow = () => link.setAttribute("href", address + location.hash)
  link.addEventListener("pointerdown", follow)
  link.addEventListener("focus", follow)
  link.addEventListener("click", follow)
}

// What scrolls must be reachable by keyboard.
const scrolling = ".cell-output pre, .cell-output, .md-typeset__scrollwrap, .md-typeset__table, .highlight pre > code"
function makeFocusable() {
  for (const box of document.querySelectorAll(scrolling)) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
      && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
    if (scrolls && !box.hasAttribute("tabindex")) box.tabIndex = 0
  }
}

// The theme's own scripts add a navigation to each code block: each needs another name.
let named = 0
function nameCodeNavigation() {
  document.querySelectorAll("nav.md-code__nav:not([aria-label])").forEach(nav => {
    named += 1
    nav.setAttribute("aria-label", english ? `Code ${named}` : `代码 ${named}`)
  })
}

addEventListener("load", makeFocusable)
addEventListener("resize", makeFocusable)
document.addEventListener("toggle", makeFocusable, true)
const article = document.querySelector("article")
if (article) new MutationObserver(nameCodeNavigation).observe(article, {childList: true, subtree: true})
nameCodeNavigation()
