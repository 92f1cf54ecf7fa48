// Lessons read and exercises solved, kept in this browser only, for both languages. Who gets to the questions of a lesson
// has read it; what is solved comes from `python -m exercises site`, in the address that it prints, and can go back there.
{
  const key = (english ? new URL("..", home) : home).pathname + "progress"
  const state = {read: [], solved: [], ...JSON.parse(store.get(key))}
  const name = address => address.split(/[#?]/)[0].slice(home.href.length)
  const isRead = link => state.read.includes(name(link.href))
  const save = () => store.set(key, JSON.stringify(state))
  const tick = (where, label) => where?.insertAdjacentHTML("beforeend", `<span class="read" role="img" aria-label="${label}">✓</span>`)
  const mark = link => isRead(link) && tick(link, english ? "read" : "已读")

  const given = location.hash.match(/^#solved=([\w.]*)$/)
  if (given) {
    state.solved = [...new Set([...state.solved, ...given[1].split(".").filter(Boolean)])]
    save()
    history.replaceState(history.state, "", location.pathname + location.search)
  }
  addEventListener("hashchange", () => location.hash.startsWith("#solved=") && location.reload())
  for (const name of state.solved) tick(document.querySelector(`.exercise-${name} > summary`), english ? "solved" : "已做完")

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

  const list = document.querySelector(".lessons"), solved = state.solved.length
  if (list && (state.last || solved)) {
    const last = Math.max(0, lessons.findIndex(link => name(link.href) === state.last))
    const next = [...lessons.slice(last), ...lessons].find(link => !isRead(link))
    if (next && state.last) {
      const start = document.querySelector(".start .md-button")
      start.textContent = (english ? "Continue: " : "继续：") + next.textContent.trim()
      start.href = next.href
    }
    const numbered = lessons.filter(link => link.dataset.lesson), n = numbered.filter(isRead).length
    const done = !solved ? "" : english ? `, ${solved} exercise${solved === 1 ? "" : "s"} solved` : `，做完 ${solved} 道练习`
    const copy = !solved ? "" : `<button>${english ? "Copy for the command line" : "复制给命令行"}</button> `
    list.insertAdjacentHTML("beforebegin", `<p class="progress">${english
      ? `Read: ${n} of ${numbered.length}${done}, kept in this browser only. ${copy}<button>Forget`
      : `读完 ${n} / ${numbered.length} 课${done}，只记在这个浏览器里。${copy}<button>清除`}</button></p>`)
    const buttons = [...document.querySelectorAll(".progress button")], forget = buttons.pop()
    forget.onclick = () => {
      for (const kept of [key, key.replace(/progress$/, "guesses")]) store.set(kept, null)
      location.reload()
    }
    for (const button of buttons) button.onclick = async () => {
      await copyText(`python -m exercises site ${home.href}#solved=${state.solved.join(".")}`)
      button.textContent = english ? "Copied" : "已复制"
    }
    list.querySelectorAll("a").forEach(mark)
  }
  lessons.forEach(mark)
}
