// Cells whose output shows once the reader has guessed it. What was chosen is kept in this browser, for both languages.
{
  const hint = english ? "Arrow keys move, the space bar chooses." : "用方向键移动，按空格键选定。"
  const key = (english ? new URL("..", home) : home).pathname + "guesses"
  const page = location.href.split(/[#?]/)[0].slice(home.href.length)
  const kept = JSON.parse(store.get(key)) || {}

  for (const box of document.querySelectorAll(".guess")) {
    const {guess: id, right} = box.dataset, name = `${page}#${id}`
    const part = kind => box.querySelector(`.guess-${kind}`)
    const question = part("question"), choices = part("choices"), output = part("output")
    const reasons = [...part("reasons").children]
    const explanation = reasons[right].innerHTML.replace(/<strong>.*?<\/strong>/, "") // without the word that one was right
    const form = document.createElement("fieldset"), verdict = document.createElement("div")
    let arrow = false // whether the last key was one: it moves among radio buttons, and so checks them

    form.innerHTML = `<legend>${question.innerHTML}</legend>` + [...choices.children].map((choice, n) =>
      `<label><input type="radio" name="${id}" value="${n}"><span>${choice.innerHTML}</span></label>`)
      .join("") + `<p class="guess-hint" id="${id}">${hint}</p>`
    verdict.className = "guess-verdict"
    form.setAttribute("aria-describedby", id)
    const radios = [...form.querySelectorAll("input")]

    function choose(n) {
      radios[n].checked = true
      output.hidden = false
      form.classList.add("guessed")
      radios.forEach((radio, m) => radio.parentElement.classList.toggle("right", m == right))
      verdict.innerHTML = reasons[n].innerHTML + (n == right ? "" : explanation)
    }

    function guessed(n) {
      choose(n)
      kept[name] = n
      store.set(key, JSON.stringify(kept))
    }

    form.addEventListener("pointerdown", () => { arrow = false })
    form.addEventListener("keydown", event => {
      arrow = event.key.startsWith("Arrow")
      if (!event.target.value || ![" ", "Enter"].includes(event.key)) return
      event.preventDefault() // the space bar would do nothing on a button that is checked
      guessed(+event.target.value)
    })
    form.addEventListener("click", ({target}) => {
      if (target.value && (!arrow || form.classList.contains("guessed"))) guessed(+target.value)
    })
    output.hidden = true
    box.replaceChildren(form, output, verdict)
    if (radios[kept[name]]) choose(kept[name])
    verdict.setAttribute("aria-live", "polite") // from now on: what was chosen earlier is no news
  }
}
