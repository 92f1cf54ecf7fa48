// What scrolls can be reached by keyboard and shows that there is more (site.css); a box that can be needs a name.
{
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) { // not narrowed by its own scrolling
    if (table.closest(".cell-output")) continue
    const [outer, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map(name =>
      Object.assign(document.createElement("div"), {className: name}))
    table.replaceWith(outer)
    outer.append(inner)
    inner.append(table)
  }
  let boxes = 0
  const sizes = new ResizeObserver(changes => { // told after the browser has laid the page out, which costs no time of its own
    for (const {target: box} of changes) {
      const scrolls = (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
        && ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
      if (!scrolls || box.hasAttribute("tabindex")) continue
      box.tabIndex = 0
      if (box.tagName !== "DIV") continue
      boxes += 1
      box.setAttribute("role", "region")
      box.setAttribute("aria-label", english ? `Scrolls sideways, ${boxes}` : `可左右滚动 ${boxes}`)
    }
  })
  const scrolling = ".cell-output pre, .cell-output, .math, .highlight pre > code, .md-typeset__scrollwrap"
  document.fonts.ready.then(() => // a formula grows with its font, its box does not
    document.querySelectorAll(scrolling).forEach(box => sizes.observe(box)))
}
