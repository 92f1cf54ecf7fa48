// Light or dark: as the system until the reader wants it otherwise, in both languages. A choice that is the system's
// own ends it. The header sets the colours before anything is shown.
{
  const name = "study-notes-colours"
  const system = matchMedia("(prefers-color-scheme: dark)")
  const button = document.querySelector(".palette")
  const own = () => system.matches ? "slate" : "default"
  let chosen = ""

  function show() {
    chosen = store.get(name) ?? chosen
    const scheme = document.body.dataset.mdColorScheme = chosen || own()
    button.title = scheme === "slate" ? (english ? "Switch to light" : "改为浅色") : (english ? "Switch to dark" : "改为深色")
    button.setAttribute("aria-label", button.title)
  }

  button.addEventListener("click", () => {
    const other = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate"
    chosen = other === own() ? "" : other
    store.set(name, chosen)
    show()
  })
  system.addEventListener("change", show)
  addEventListener("pageshow", show) // also when the browser goes back to a page it has kept
  button.hidden = false
}
