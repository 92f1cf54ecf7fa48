// A figure as large as the window allows: a click on it or its button opens it in a dialog.
{
  const [enlarge, close] = english ? ["Enlarge the figure", "Close"] : ["放大这张图", "关闭"]
  const figures = document.querySelectorAll(".cell-figure > :is(svg, img)")
  const dialog = document.createElement("dialog")
  let place // where the figure in the dialog belongs

  function show(figure) {
    if (dialog.open) return
    place = figure.parentElement
    place.style.minHeight = `${place.offsetHeight}px` // so that the page stays where it is
    dialog.setAttribute("aria-label", figure.querySelector("title")?.textContent || figure.alt)
    dialog.append(figure) // itself, no copy: its ids stay unique
    dialog.showModal()
  }

  dialog.className = "figure-dialog"
  dialog.innerHTML = `<button type="button" aria-label="${close}">×</button>`
  dialog.addEventListener("click", () => dialog.close())
  dialog.addEventListener("close", () => {
    place.prepend(dialog.lastChild)
    place.style.minHeight = ""
  })
  if (figures.length) document.body.append(dialog)
  for (const figure of figures) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "figure-button"
    button.title = enlarge
    button.setAttribute("aria-label", enlarge)
    button.addEventListener("click", () => show(figure))
    figure.addEventListener("click", () => show(figure))
    figure.after(button)
  }
}
