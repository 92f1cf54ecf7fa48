// The page: what the controls do, and what is shown and said of a run.
import {drawAll} from "./draw.js"
import {pace} from "./pace.js"
import {program} from "./program.js"
import {addressOf, apply, settingsOf} from "./settings.js"
import {begin, noted, takeStep} from "./training.js"
import {exploded, fill, values, verdict, weights} from "./words.js"

const STEPS_A_PICTURE = 20, STEPS_WITHOUT_MOTION = 500, MILLISECONDS_A_TURN = 10, MILLISECONDS_A_SENTENCE = 5000
const form = document.querySelector(".playground"), part = name => form.querySelector(`.playground-${name}`)
const still = matchMedia("(prefers-reduced-motion: reduce)"), say = form.dataset, training = pace(form, turn)
let run, history, told, goal // told: when the last sentence was said; goal: the step at which to ask, without motion

const tell = sentence => part("status").textContent = sentence
const describe = (more = "") => tell(`${fill(say[verdict(history)], values(run, history.at(-1)))} ${more}`.trim())

function draw() {
  drawAll(part, run, history)
  part("numbers").textContent = fill(say.numbers, values(run, history.at(-1)))
  if (part("weights").open) part("weights").lastElementChild.textContent = weights(run)
}

/** Take some steps, within the time of a turn, and show what has come of them. */
function turn() {
  const now = performance.now(), end = run.steps + STEPS_A_PICTURE
  do takeStep(run); while (run.steps < end && performance.now() - now < MILLISECONDS_A_TURN)
  history = noted(history, run)
  const over = exploded(history.at(-1)), ask = still.matches && run.steps >= goal
  if (!still.matches || over || ask) draw()
  if (over || ask) return stop(ask && !over ? say.ask : "")
  if (still.matches || now - told < MILLISECONDS_A_SENTENCE) return
  told = now
  describe()
}

function stop(more) {
  training.stop()
  form.elements.play.textContent = say.play
  describe(more)
}

/** Begin anew with what the controls say. */
function restart() {
  run = begin(settingsOf(form))
  history = noted([], run)
  for (const value of form.querySelectorAll(".playground-value")) value.textContent = value.nextElementSibling.value
  draw()
  stop()
}

const actions = {
  play() {
    if (training.playing() || exploded(history.at(-1))) return stop()
    told = performance.now()
    goal = run.steps + STEPS_WITHOUT_MOTION
    form.elements.play.textContent = say.pause
    training.start()
  },
  step() {
    if (!exploded(history.at(-1))) {
      takeStep(run)
      history = noted(history, run)
      draw()
    }
    stop()
  },
  again: restart,
  async copy() {
    const cells = [...document.querySelectorAll(".playground-program .highlight code")]
    await copyText(program(run.settings, run.steps, cells.map(code => code.textContent.trim())))
    form.elements.copy.focus()
    tell(fill(say.copied, {step: run.steps}))
  },
}

/** Set the controls as the address says, if it has settings, and begin. */
function follow() {
  if (!location.hash.includes("=")) return
  const refused = apply(location.hash, form)
  restart()
  if (refused.length) tell(fill(say.refused, {names: refused.join(", ")}))
  form.scrollIntoView()
  form.elements.play.focus({preventScroll: true})
}

document.querySelector(".playground-missing").remove()
form.hidden = false
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("click", event => actions[event.target.name]?.())
form.addEventListener("input", event => {
  if (!event.target.reportValidity()) return
  restart()
  window.history.replaceState(null, "", addressOf(run.settings))
})
part("weights").addEventListener("toggle", draw)
addEventListener("hashchange", follow)
addEventListener("resize", draw)
new MutationObserver(draw).observe(document.body, {attributeFilter: ["data-md-color-scheme"]})
restart()
follow()
