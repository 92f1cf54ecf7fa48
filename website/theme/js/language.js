// Remembers the language a reader chose; the home page in another one then offers it. Nobody is sent anywhere.
{
  const name = "study-notes-language"
  let kept = {} // where the browser keeps nothing, the choice lasts for the page
  try { kept = localStorage } catch { }
  document.addEventListener("click", event => {
    const link = event.target.closest("[data-language-link]")
    if (link) kept[name] = link.hreflang
  })
  const offer = document.querySelector(".language-offer")
  if (offer && kept[name] === offer.lang) offer.hidden = false
}
