// The drawer of narrow screens by keyboard. Without this script its button is a label, for pointers only.
{
  const box = document.getElementById("__drawer"), label = document.querySelector("header [for=__drawer]")
  const drawer = document.querySelector(".md-sidebar--primary")
  const behind = document.querySelectorAll(".md-content, .md-footer, .md-sidebar--secondary")
  const button = document.createElement("button")
  // Parts of the navigation are opened and left by labels; see keys.js.
  for (const part of drawer.querySelectorAll("label[for]:not([for=__drawer])")) part.tabIndex = 0
  button.type = "button"
  button.className = `${label.className} drawer-button`
  button.innerHTML = label.innerHTML
  button.setAttribute("aria-label", english ? "Menu" : "菜单")
  label.replaceWith(button)

  function changed() {
    button.setAttribute("aria-expanded", box.checked)
    for (const part of behind) part.inert = box.checked
  }

  box.addEventListener("change", () => {
    changed()
    const first = [...drawer.querySelectorAll("a, label[tabindex]")].find(e => e.checkVisibility({visibilityProperty: true}));
    (box.checked ? first : button).focus()
  })
  button.addEventListener("click", () => box.click())
  addEventListener("keydown", event => { if (event.key === "Escape" && box.checked) box.click() })
  addEventListener("pageshow", changed) // a page that the browser has kept may come back with its drawer open
}
