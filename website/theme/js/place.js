// Where the reader is: in the contents, in the header and in the address; and the way back to the top.
{
  const links = [...document.querySelectorAll(".md-sidebar--secondary a.md-nav__link")]
  const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))))
  const header = document.querySelector(".md-header"), h1 = document.querySelector("h1")
  const title = document.querySelector(".md-header__title"), up = document.querySelector(".md-top")
  let last = scrollY, shown, timer

  function centre(link) {
    const box = link?.closest(".md-sidebar__scrollwrap")
    if (box) box.scrollTop = link.offsetTop - box.offsetTop - box.offsetHeight / 2
  }

  function address() { // what a link led to, a term say, while it is in sight; else the section
    const target = document.querySelector(":target"), top = target?.getBoundingClientRect().top
    const section = shown < 0 ? location.pathname + location.search : links[shown].hash
    history.replaceState(history.state, "", top > 0 && top < innerHeight ? `#${target.id}` : section)
  }

  function follow() {
    const line = header.offsetHeight + 32
    const now = headings.findLastIndex(heading => heading?.getBoundingClientRect().top < line)
    title.classList.toggle("md-header__title--active", h1.getBoundingClientRect().bottom < header.offsetHeight)
    if (scrollY !== last) up.hidden = scrollY > last || scrollY < 400 // the end of a move is told twice
    last = scrollY
    if (now === shown) return
    links.forEach((link, index) => {
      link.classList.toggle("md-nav__link--active", index === now)
      link.classList.toggle("md-nav__link--passed", index < now)
    })
    centre(links[now])
    clearTimeout(timer)
    if (shown !== undefined) timer = setTimeout(address, 250) // browsers allow few changes a second
    shown = now
  }

  up.addEventListener("click", () => scrollTo(0, 0))
  addEventListener("scroll", follow, {passive: true})
  if (matchMedia("(min-width: 76.25em)").matches) centre(document.querySelector(".md-sidebar--primary a.md-nav__link--active"))
  follow()
}
