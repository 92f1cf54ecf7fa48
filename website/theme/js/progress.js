// Lessons read, kept in this browser only, for both languages. Who gets to the questions of a lesson has read it.
{
  const key = (english ? new URL("..", home) : home).pathname + "progress"
  const state = JSON.parse(store.get(key)) || {read: []}
  const name = address => address.split(/[#?]/)[0].slice(home.href.length)
  const isRead = link => state.read.includes(name(link.href))
  const save = () => store.set(key, JSON.stringify(state))
  const mark = link => isRead(link) && link.insertAdjacentHTML("beforeend",
    `<span class="read" role="img" aria-label="${english ? "read" : "已读"}">✓</span>`)

  const section = ".md-nav--primary .md-nav__item--section:not(:last-child)" // the last one is the reference
  const lessons = [...document.querySelectorAll(`${section} li > a.md-nav__link:not([href*="#"])`)]
  const here = lessons.find(link => name(link.href) === name(location.href))
  const questions = document.getElementById("questions")
  if (here && questions) {
    state.last = name(here.href)
    save()
    new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting || isRead(here)) return
      state.read.push(state.last)
      save()
      mark(here)
    }).observe(questions)
  }

  const list = document.querySelector(".lessons")
  if (list && state.last) {
    const last = lessons.findIndex(link => name(link.href) === state.last)
    const next = [...lessons.slice(last), ...lessons].find(link => !isRead(link))
    if (next) {
      const start = document.querySelector(".start .md-button")
      start.textContent = (english ? "Continue: " : "继续：") + next.textContent.trim()
      start.href = next.href
    }
    const numbered = lessons.filter(link => link.dataset.lesson), n = numbered.filter(isRead).length
    list.insertAdjacentHTML("beforebegin", `<p class="progress">${english
      ? `Read: ${n} of ${numbered.length}, kept in this browser only. <button>Forget`
      : `读完 ${n} / ${numbered.length} 课，只记在这个浏览器里。<button>清除`}</button></p>`)
    document.querySelector(".progress button").onclick = () => {
      for (const kept of [key, key.replace(/progress$/, "guesses")]) store.set(kept, null)
      location.reload()
    }
    list.querySelectorAll("a").forEach(mark)
  }
  lessons.forEach(mark)
}
