// The search: a dialog that opens at once and takes every letter; js/ranking.js and Pagefind are loaded at first use.
{
  const say = english ? {
    name: "Search the course", close: "Close", results: "Results", hint: "Words, the name of a function, or a whole error message.",
    loading: "Loading …", failed: "The search could not be loaded. Are you online? Enter tries again.",
    found: number => `${number} ${number === 1 ? "result" : "results"}`,
    none: query => `Nothing found for “${query}”. Try fewer or other words, the English name of a function, or the last line of the error message.`,
    elsewhere: "The course ends with the multilayer perceptron: convolutional and recurrent networks, attention and Transformers, generative models and reinforcement learning are not in it.",
    files: "From a folder the search cannot work, for browsers let pages of a folder read no index. In the folder of these files, run",
    then: "and open",
  } : {
    name: "搜索课程", close: "关闭", results: "搜索结果", hint: "可以输入词语、函数名，或者粘贴整条报错消息。",
    loading: "正在加载……", failed: "搜索没能加载。网络连着吗？按回车键重试。",
    found: number => `${number} 条结果`,
    none: query => `没有找到“${query}”。可以少写几个词、换个说法、用函数的英文名，或者只粘贴报错消息的最后一行。`,
    elsewhere: "这门课讲到多层感知机为止，不讲卷积网络、循环网络、注意力与 Transformer、生成模型和强化学习。",
    files: "直接打开文件时不能搜索，因为浏览器不让文件夹里的网页读取索引。请在这个文件夹里运行",
    then: "再打开",
  }
  const button = document.querySelector(".search-open"), dialog = document.createElement("dialog")
  dialog.className = "search-dialog"
  dialog.setAttribute("aria-label", say.name)
  dialog.innerHTML = `<form role="search"><input type="text" inputmode="search" enterkeyhint="search" autocomplete="off"
    autocapitalize="off" spellcheck="false" aria-label="${say.name}" placeholder="${say.name}"><button type="button"
    aria-label="${say.close}">×</button></form><p role="status"></p><ol aria-label="${say.results}"></ol>`
  const [form, status, list] = dialog.children, field = form.firstElementChild
  let search, tries = 0, shown = "", busy = false, go = false // to the first result, once it is there

  async function load() {
    tries += 1 // a browser may remember that a script failed, by its address
    const again = tries > 1 ? `?${tries}` : ""
    search = {...await import(new URL(`js/ranking.js${again}`, home))}
    search.find = await search.open(new URL(`pagefind/pagefind.js${again}`, home))
  }

  function marked(text, pattern) { // the text as HTML, what was searched for marked
    const safe = part => part.replace(/[&<>]/g, sign => `&#${sign.charCodeAt()};`)
    let html = "", last = 0
    for (const {index, 0: word} of text.matchAll(pattern)) {
      html += `${safe(text.slice(last, index))}<mark>${safe(word)}</mark>`
      last = index + word.length
    }
    return html + safe(text.slice(last))
  }

  function excerpt(text, pattern) { // from a little before the first word on
    const first = text.search(pattern), start = first < 60 ? 0 : text.lastIndexOf(" ", first - 20) > first - 60 ? text.lastIndexOf(" ", first - 20) + 1 : first - 20
    return (start ? "…" : "") + text.slice(start, start + (english ? 180 : 100))
  }

  function show(query, {query: corrected, sections: results}) {
    const pattern = search?.pattern(corrected), link = ({address}) => {
      const url = new URL(address, home)
      url.searchParams.set("find", corrected)
      return url.href
    }
    list.innerHTML = results.map(result => `<li><a href="${link(result)}"><strong>${marked(result.title, pattern)}</strong> `
      + `${result.page === result.title ? "" : `<small>${marked(result.page, pattern)}</small> `}<span>${marked(excerpt(result.text, pattern), pattern)}</span></a></li>`).join("")
    status.textContent = !query ? say.hint : [search.elsewhere(query) ? say.elsewhere : "", results.length ? say.found(results.length) : search.elsewhere(query) ? "" : say.none(query)].join(" ")
    shown = query
    if (go && results.length) list.querySelector("a").click()
  }

  async function update() {
    if (busy) return
    busy = true
    try {
      for (let query; (query = field.value.trim()) !== shown;) {
        if (query && !search?.find) {
          status.textContent = say.loading
          await load()
        }
        const found = query ? await search.find(query) : {query, sections: []}
        if (query === field.value.trim()) show(query, found) // else more has been typed
      }
    } catch {
      search = undefined
      list.innerHTML = shown = ""
      status.textContent = say.failed
    }
    busy = go = false
  }

  function open() {
    if (dialog.open) return
    if (document.querySelector("dialog[open]")) return
    dialog.showModal()
    field.select()
    if (location.protocol === "file:") {
      field.disabled = true
      status.innerHTML = `${say.files}<code>python -m http.server</code>${say.then}<code>http://localhost:8000/</code>`
    } else if (!field.value) show("", {sections: []})
  }

  function step(by) { // along the field and the results
    const stops = [field, ...list.querySelectorAll("a")]
    stops[stops.indexOf(document.activeElement) + by]?.focus()
  }

  button.addEventListener("click", open)
  addEventListener("keydown", event => {
    const {key, target} = event, control = event.ctrlKey || event.metaKey
    const writing = target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")
    const asked = control ? key.toLowerCase() === "k" && !event.shiftKey && !event.altKey : !event.altKey && !writing && (key === "/" || key === "s")
    if (!asked || event.isComposing) return
    event.preventDefault() // "/" is a search of Firefox's own, Ctrl+K one of several browsers
    open()
  })
  field.addEventListener("input", () => {
    go = false
    update()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    go = true
    const first = list.querySelector("a")
    if (field.value.trim() !== shown || !shown) update()
    else if (first) {
      first.click()
      go = false
    } else { // Pagefind finds nothing in a piece of its index that has not come: once more, from the beginning
      search = undefined
      shown = ""
      update()
    }
  })
  dialog.addEventListener("keydown", event => {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (!by || event.isComposing) return
    event.preventDefault()
    step(by)
  })
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("form button, a")) dialog.close()
  })
  document.body.append(dialog)
  button.hidden = false

  function ask(text) {
    open()
    field.value = text
    if (!field.disabled) update()
  }

  function parameter(name) { // of the address, which goes on without it
    const address = new URL(location), value = address.searchParams.get(name)
    address.searchParams.delete(name)
    if (value !== null) history.replaceState(history.state, "", address)
    return value
  }

  const query = parameter("find"), wanted = parameter("search")
  if (query) import(new URL("js/mark.js", home)).then(module => module.mark(query)) // a result has led here
  removeEventListener("keydown", early.key) // see the header
  if (early.asked || wanted !== null) ask(early.text || wanted || "") // the latter from 404.html
}
