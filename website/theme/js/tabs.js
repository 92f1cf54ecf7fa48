// Whoever chooses a tab, "Windows" say, sees it in all sets that have one of that name, on later pages, too.
{
  const name = "study-notes-tab"
  const labels = [...document.querySelectorAll(".tabbed-labels > label")]
  const input = label => document.getElementById(label.htmlFor)
  const same = text => labels.filter(label => label.textContent.trim() === text)
  for (const label of labels) {
    input(label).addEventListener("change", () => {
      const text = label.textContent.trim(), before = label.getBoundingClientRect().top
      for (const other of same(text)) input(other).checked = true
      scrollBy({top: label.getBoundingClientRect().top - before, behavior: "instant"}) // what grew above pushes nothing
      store.set(name, text)
    })
  }
  for (const label of same(store.get(name))) input(label).checked = true
}
