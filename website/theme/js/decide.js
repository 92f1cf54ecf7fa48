// A table in <div class="decide"> has a question in each column and commands in the last: radio buttons ask them. A cell
// holds one answer or several, or a dash for any; the first row that fits has the commands.
for (const box of document.querySelectorAll(".decide")) {
  const text = html => new DOMParser().parseFromString(html, "text/html").body.textContent.trim()
  const answers = cell => cell.innerHTML.split(/<br\s*\/?>/).map(text)
  const table = box.querySelector("table"), rows = [...table.tBodies[0].rows].map(row => [...row.cells])
  const legends = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim()), commands = legends.pop()
  const form = document.createElement("form"), result = document.createElement("div")

  legends.forEach((legend, n) => {
    const set = form.appendChild(document.createElement("fieldset"))
    set.appendChild(document.createElement("legend")).textContent = legend
    const options = [...new Set(rows.flatMap(row => answers(row[n])))].filter(option => option !== "–")
    const likely = options.findIndex(option => navigator.userAgent.includes(option.split(/\W/)[0])) // of systems
    options.forEach((option, k) => {
      const label = set.appendChild(document.createElement("label")), input = document.createElement("input")
      Object.assign(input, {type: "radio", name: `decide-${n}`, value: option, checked: k === Math.max(likely, 0)})
      label.append(input, option)
    })
  })
  result.className = "highlight"
  result.innerHTML = '<pre><code aria-live="polite"></code></pre>' // copy.js, which comes later, gives it a button

  function decide() {
    const chosen = legends.map((_, n) => form.elements[`decide-${n}`].value)
    const fits = row => chosen.every((answer, n) => answers(row[n]).some(one => one === "–" || one === answer))
    const last = rows.find(fits).at(-1)
    const lines = [...last.querySelectorAll("code")].map(code => code.textContent).join("\n")
    result.querySelector("code").replaceChildren(...lines.split(/(\s)/).map(part => { // words that stay whole
      const word = document.createElement("span")
      word.textContent = part
      return part.trim() ? word : part
    }))
  }
  form.addEventListener("change", decide)
  form.addEventListener("submit", event => event.preventDefault())
  decide()

  const all = document.createElement("details")
  all.appendChild(document.createElement("summary")).textContent = english ? "All cases as a table" : "所有情形（表格）"
  box.prepend(form, result, all)
  const wrapper = table.parentElement === box ? table : table.parentElement
  all.append(wrapper)
  result.before(Object.assign(document.createElement("p"), {className: "decide-commands", textContent: commands}))
}
