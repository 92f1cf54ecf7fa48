// The page for addresses that lead nowhere: in the language of the address, with the pages whose addresses are most
// like it, and with its last word in the field of the search. Without this script it speaks all languages.
{
  const asked = location.hash.slice(1) // 404.html of another language has led here
  if (asked.startsWith(home.pathname)) history.replaceState(null, "", asked)
  const sections = [...document.querySelectorAll(".missing")]
  const path = decoded(location.pathname)
  const own = sections.filter(section => path.startsWith(new URL(section.dataset.home, location).pathname))
    .reduce((longest, section) => section.dataset.home.length > longest.dataset.home.length ? section : longest, sections[0])
  const start = new URL(own.dataset.home, location).pathname
  const words = path.slice(start.length).replace(/(index)?\.\w+$/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const pairs = word => Array.from({length: word.length + 1}, (_, n) => ` ${word} `.slice(n, n + 2))

  function likeness(word, other) { // of their pairs of letters, those that both have: 1 for the same word
    const [a, b] = [pairs(word.toLowerCase()), pairs(other.toLowerCase())]
    return 2 * a.filter(pair => b.includes(pair)).length / (a.length + b.length)
  }

  function decoded(address) { // as it is where a "%" begins no letter
    try { return decodeURI(address) } catch { return address }
  }

  async function suggest() {
    const {languages} = await (await fetch(`${sections[0].dataset.home}site.json`)).json()
    const {pages} = languages.find(language => language.language === own.lang)
    const found = pages.filter(page => page.url).map(({url, title}) => {
      const parts = url.split(/[/-]/).filter(Boolean)
      return {url, title, score: Math.max(...words.flatMap(word => [likeness(word, url.replaceAll("/", "")), ...parts.map(part => likeness(word, part))]))}
    }).filter(page => page.score > 0.45).sort((a, b) => b.score - a.score).slice(0, 4)
    for (const {url, title} of found) {
      const link = document.createElement("a"), item = document.createElement("li")
      link.href = start + url
      link.textContent = title
      item.append(link)
      own.querySelector("ul").append(item)
    }
    own.querySelector(".likely").hidden = !found.length
  }

  for (const section of sections) section.hidden = section !== own
  own.querySelector("input").value = words.at(-1) ?? ""
  if (words.length) suggest().catch(() => {}) // the rest of the page is there
}
