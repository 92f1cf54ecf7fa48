// The drawer of narrow screens by keyboard. Without this script its button is a label, for pointers only.
{
  const box = document.getElementById("__drawer"), label = document.querySelector("header [for=__drawer]")
  const drawer = document.querySelector(".md-sidebar--primary")
  const behind = document.querySelectorAll(".md-content, .md-footer, .md-sidebar--secondary")
  const button = document.createElement("button")
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
    const seen = {opacityProperty: true, visibilityProperty: true}
    const first = [...drawer.querySelectorAll("a")].find(link => link.checkVisibility(seen));
    (box.checked ? first : button).focus()
  })
  button.addEventListener("click", () => box.click())
  addEventListener("keydown", event => { if (event.key === "Escape" && box.checked) box.click() })
  addEventListener("pageshow", changed) // a page that the browser has kept may come back with its drawer open
}
