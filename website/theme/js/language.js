// The language switch keeps the section, whose id is the same in both languages; the language a reader chose is
// offered on the home page in the other one. Nobody is sent anywhere.
{
  const name = "study-notes-language"
  for (const link of document.querySelectorAll("[data-language-link]")) {
    const address = link.getAttribute("href")
    for (const event of ["pointerdown", "focus", "click"])
      link.addEventListener(event, () => link.setAttribute("href", address + location.hash))
    link.addEventListener("click", () => store.set(name, link.hreflang))
  }
  const offer = document.querySelector(".language-offer")
  if (offer && store.get(name) === offer.lang) offer.hidden = false
}
