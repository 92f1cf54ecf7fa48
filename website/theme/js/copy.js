// Copies the code of a block: code only, without the prompts and the outputs of a terminal.
{
  const [copy, copied] = english ? ["Copy the code", "Copied"] : ["复制代码", "已复制"]
  const note = document.querySelector(".md-dialog")
  note.firstElementChild.setAttribute("role", "status")
  let timer

  for (const code of document.querySelectorAll(".highlight:not(.no-copy) > pre > code")) {
    if (code.closest(".difference")) continue
    const button = document.createElement("button")
    Object.assign(button, {type: "button", className: "md-code__button", title: copy})
    button.setAttribute("aria-label", copy)
    button.dataset.mdType = "copy"
    button.addEventListener("click", async () => {
      const plain = code.cloneNode(true)
      plain.querySelectorAll(".gp, .go").forEach(part => part.remove())
      await copyText(plain.textContent)
      button.focus()
      note.firstElementChild.textContent = copied
      note.classList.add("md-dialog--active")
      clearTimeout(timer)
      timer = setTimeout(() => {
        note.classList.remove("md-dialog--active")
        note.firstElementChild.textContent = "" // so that the next time is told, too
      }, 2000)
    })
    const corner = document.createElement("span")
    corner.className = "md-code__nav"
    corner.append(button)
    code.after(corner)
  }
}
