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

// A term that has the focus shows its meaning (site.css), until Escape.
addEventListener("keydown", event => {
  if (event.key === "Escape") document.activeElement.closest("a.term")?.blur()
})

// What scrolls must be reachable by keyboard, and a box that is needs a name of its own.
const scrolling = ".cell-output pre, .cell-output, .math, .highlight pre > code,"
  + " .md-typeset table:not([class]), .md-typeset__scrollwrap, .md-typeset__table"
let boxes = 0
const sizes = new ResizeObserver(changes => { // told after the browser has laid the page out, which costs no time of its own
  for (const {target: box} of changes) {
    const scrolls = (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
      && ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
    if (!scrolls && box.tagName === "TABLE") box.removeAttribute("tabindex") // a box around it does
    if (!scrolls || box.hasAttribute("tabindex")) continue
    box.tabIndex = 0
    if (box.tagName !== "DIV") continue
    boxes += 1
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", english ? `Scrolls sideways, ${boxes}` : `可左右滚动 ${boxes}`)
  }
})

// The theme's script, which comes later, adds such boxes around tables and a navigation to each code block, which all
// need names of their own.
let named = 0
function prepare() {
  document.querySelectorAll(scrolling).forEach(box => sizes.observe(box))
  document.querySelectorAll("nav.md-code__nav:not([aria-label])").forEach(nav => {
    named += 1
    nav.setAttribute("aria-label", english ? `Code ${named}` : `代码 ${named}`)
  })
}

addEventListener("load", () => {
  prepare()
  const article = document.querySelector("article")
  if (article) new MutationObserver(prepare).observe(article, {childList: true, subtree: true})
})
