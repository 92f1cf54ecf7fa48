// The page: what the controls do, and what is shown and said of a run.
import {drawAll} from "./draw.js"
import {pace} from "./pace.js"
import {addressOf, apply, program, settingsOf} from "./settings.js"
import {begin, noted, takeStep} from "./training.js"
import {exploded, fill, values, verdict, weights} from "./words.js"

const STEPS_A_TURN = 40, STEPS_WITHOUT_MOTION = 500, MILLISECONDS_A_TURN = 8, MILLISECONDS_A_SENTENCE = 5000
const form = document.querySelector(".playground"), part = name => form.querySelector(`.playground-${name}`)
const still = matchMedia("(prefers-reduced-motion: reduce)"), say = form.dataset, wake = pace(form, turn)
let run, history, playing, drawing, drawn // drawing: the parts of a picture; drawn: whether all are on the page
let told, goal // when the last sentence was said; without motion, the step at which to ask

const tell = sentence => part("status").textContent = sentence
const describe = (more = "") => tell(`${fill(say[verdict(history)], values(run, history.at(-1)))} ${more}`.trim())

/** Begin to show the run as it is: the numbers at once, the pictures in the turns that follow. */
function draw() {
  drawing = drawAll(part, run, history)
  drawn = false
  wake()
  part("numbers").textContent = fill(say.numbers, values(run, history.at(-1)))
  if (part("weights").open) part("weights").lastElementChild.textContent = weights(run)
}

/** Draw or train for a moment, so that the page soon answers again; return whether there is more to do. */
function turn() {
  const now = performance.now(), more = () => performance.now() - now < MILLISECONDS_A_TURN
  if (drawn) train(now, more)
  else do drawn = drawing.next().done; while (!drawn && more()) // a part at least
  return playing || !drawn
}

function train(now, more) {
  do takeStep(run); while (run.steps % STEPS_A_TURN && more())
  history = noted(history, run)
  if (exploded(history.at(-1))) return stop()
  if (!still.matches) draw()
  else if (run.steps >= goal) return stop(say.ask)
  if (now - told < MILLISECONDS_A_SENTENCE) return
  told = now
  describe()
}

/** Train no longer, and show what has come of it. */
function stop(more) {
  playing = false
  form.elements.play.textContent = say.play
  draw()
  describe(more)
}

/** Begin anew with what the controls say. */
function restart() {
  run = begin(settingsOf(form))
  history = noted([], run)
  for (const value of form.querySelectorAll(".playground-value")) value.textContent = value.nextElementSibling.value
  stop()
}

const actions = {
  play() {
    if (playing || exploded(history.at(-1))) return stop()
    told = performance.now()
    goal = run.steps + STEPS_WITHOUT_MOTION
    form.elements.play.textContent = say.pause
    playing = true
    wake()
  },
  step() {
    if (!exploded(history.at(-1))) history = noted(history, takeStep(run))
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
