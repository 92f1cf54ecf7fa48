// Keys: Escape hides the meaning of a term, n and p lead to the next and the previous page, Enter opens a part of the
// navigation. And what a link leads into is opened. The keys of the search stand in search.js.
{
  const open = () => {
    const target = document.querySelector(":target")
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    target?.scrollIntoView()
  }
  addEventListener("keydown", event => {
    const {key, target} = event, to = {n: "next", ".": "next", p: "prev", ",": "prev"}[key]
    if (key === "Escape") target.closest?.("a.term")?.blur()
    if (key === "Enter" && target.matches?.("label[tabindex]")) target.click()
    if (!to || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select, dialog")) return
    const link = document.querySelector(`link[rel=${to}]`)
    if (link) location.href = link.href
  })
  addEventListener("hashchange", open)
  if (document.querySelector("details :target")) open()
}
