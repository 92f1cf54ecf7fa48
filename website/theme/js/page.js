// What all scripts of a page ask: its language, where the site of this language begins, what the browser keeps, and the
// clipboard.
const english = document.documentElement.lang === "en"
const home = new URL("..", document.currentScript.src)
const store = { // where storage is blocked or full, a choice lasts for the page
  get(name) { try { return localStorage.getItem(name) } catch { return null } },
  set(name, value) { try { localStorage.setItem(name, value) } catch { } },
}
async function copyText(text) {
  try { await navigator.clipboard.writeText(text) } catch { // not allowed here
    const field = document.body.appendChild(document.createElement("textarea"))
    field.value = text
    field.select()
    document.execCommand("copy")
    field.remove()
  }
}
