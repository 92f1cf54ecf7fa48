// What all scripts of a page ask: its language, where the site of this language begins, and what the browser keeps.
const english = document.documentElement.lang === "en"
const home = new URL("..", document.currentScript.src)
const store = { // where storage is blocked or full, a choice lasts for the page
  get(name) { try { return localStorage.getItem(name) } catch { return null } },
  set(name, value) { try { localStorage.setItem(name, value) } catch { } },
}
