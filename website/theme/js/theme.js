// The theme's script, the heaviest part of a page, is loaded when the reader first turns to the page. What the
// reader does until it is there is done again for it.
{
  const waiting = document.querySelector("script[data-src]")
  const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"]
  const missed = ["keydown", "change"] // and told to the theme afterwards
  const events = []
  const keep = event => events.push(event)

  function load() {
    if (!waiting.isConnected) return // it is on its way, or here
    const script = document.createElement("script")
    script.src = waiting.dataset.src
    script.addEventListener("load", () => {
      for (const type of missed) removeEventListener(type, keep, true)
      document.dispatchEvent(new Event("DOMContentLoaded")) // which it waits for and has missed
      for (const event of events) event.target.dispatchEvent(new event.constructor(event.type, event))
    })
    script.addEventListener("error", () => script.replaceWith(waiting)) // the next sign tries again
    waiting.replaceWith(script)
  }

  for (const type of missed) addEventListener(type, keep, true)
  for (const sign of signs) addEventListener(sign, load, {passive: true})

  // What the theme does later, or would do too late: the search is shown and takes the words at once, the navigation
  // shows the place of the page.
  document.documentElement.classList.replace("no-js", "js")
  document.querySelector("header [for=__search]").addEventListener("click", () => document.forms.search.query.focus())
  if (matchMedia("(min-width: 76.25em)").matches) {
    const here = document.querySelector(".md-sidebar--primary .md-nav__link--active[href]")
    const box = here?.closest(".md-sidebar__scrollwrap")
    if (box) box.scrollTop = here.offsetTop - box.offsetTop - box.offsetHeight / 2
  }

  // It opens what a link leads into, marks the words that were searched for and follows the colours of the system.
  if (location.hash || location.search || scrollY) load()
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", load)
}
