// Figures with a slider. The last frame stands on the page; the others come in one file when a slider is first used.
{
  const [previous, next, loading, failed] = english
    ? ["Previous", "Next", "Loading …", "The other frames did not load. Try again."]
    : ["上一帧", "下一帧", "正在加载……", "其余各帧没有加载成功，请再试一次。"]
  let file

  const load = () => file ??= new Promise((done, broken) => { // a script, which loads from `file:`, too
    const script = document.createElement("script")
    script.src = "frames.data.js"
    script.onload = () => done(figureFrames)
    script.onerror = () => {
      file = null
      script.remove()
      broken()
    }
    document.body.append(script)
  })

  for (const box of document.querySelectorAll(".frames")) {
    const svg = box.querySelector("svg"), {frames: id, name} = box.dataset
    const labels = JSON.parse(box.dataset.labels), last = labels.length - 1
    box.insertAdjacentHTML("beforeend", `<div class="frames-controls" role="group"><button type="button">‹</button>` +
      `<input type="range" max="${last}" value="${last}"><button type="button">›</button><output aria-live="polite"></output></div>`)
    const controls = box.lastChild, [back, slider, forth, output] = controls.children
    controls.setAttribute("aria-label", name)
    slider.setAttribute("aria-label", name)
    back.setAttribute("aria-label", previous)
    forth.setAttribute("aria-label", next)

    function tell(words) {
      output.textContent = words ?? `${name} ${labels[slider.value]}`
      slider.setAttribute("aria-valuetext", labels[slider.value])
      back.setAttribute("aria-disabled", slider.value == 0)
      forth.setAttribute("aria-disabled", slider.value == last)
    }

    async function show(wanted) {
      slider.value = wanted
      const timer = setTimeout(tell, 300, loading)
      try {
        const {pieces, frames} = (await load())[id]
        svg.innerHTML = frames[slider.value].map(n => pieces[n]).join("") // its size is that of all
        tell()
      } catch { // the last frame is still there
        slider.value = last
        tell(failed)
      }
      clearTimeout(timer)
    }

    slider.addEventListener("input", () => show(slider.value))
    slider.addEventListener("pointerdown", () => load().catch(() => {}))
    back.addEventListener("click", () => show(slider.value - 1))
    forth.addEventListener("click", () => show(+slider.value + 1))
    let chosen
    addEventListener("beforeprint", () => { // paper has the last
      chosen = slider.value
      if (chosen < last) show(last)
    })
    addEventListener("afterprint", () => { if (chosen < last) show(chosen) })
    tell()
  }
}
