// What scrolls can be reached by keyboard and shows that there is more (site.css); a box that can be needs a name. On a
// phone a table of two or three columns that has no room does not scroll: its cells stand one below the other.
{
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) { // not narrowed by its own scrolling
    if (table.closest(".cell-output")) continue
    const [outer, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map(name =>
      Object.assign(document.createElement("div"), {className: name}))
    table.replaceWith(outer)
    outer.append(inner)
    inner.append(table)
  }
  const phone = matchMedia("(max-width: 45em)")

  function stack(table) { // each cell with the head of its column, which is no longer above it
    const heads = [...table.rows[0].cells].map(cell => cell.textContent.trim())
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, n) => {
      if (n) cell.dataset.label = heads[n] + (english ? ": " : "：")
    })
    table.dataset.stacked = ""
  }

  let boxes = 0
  const sizes = new ResizeObserver(changes => { // told after the browser has laid the page out, which costs no time of its own
    for (const {target: box} of changes) {
      const scrolls = (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
        && ["auto", "scroll"].includes(getComputedStyle(box).overflowX)
      if (!scrolls || box.hasAttribute("tabindex")) continue
      const table = phone.matches ? box.querySelector(":scope > .md-typeset__table > table") : null
      if (table?.rows[0].cells.length < 4) {
        stack(table)
        continue
      }
      box.tabIndex = 0
      if (box.tagName !== "DIV") continue
      boxes += 1
      box.setAttribute("role", "region")
      box.setAttribute("aria-label", english ? `Scrolls sideways, ${boxes}` : `可左右滚动 ${boxes}`)
    }
  })
  const observe = boxes => document.querySelectorAll(boxes).forEach(box => sizes.observe(box))
  observe(".md-typeset__scrollwrap") // before anything is shown
  document.fonts.ready.then(() => // a formula grows with its font, its box does not
    observe(".cell-output pre, .cell-output, .math, .highlight pre > code"))
}
