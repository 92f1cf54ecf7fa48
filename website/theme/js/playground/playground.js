// The page: controls, pictures, and the pace of a run.
import {colours, drawCurves, drawNetwork, drawSurface, pictures} from "./draw.js"
import {program} from "./program.js"
import {addressOf, apply, settingsOf} from "./settings.js"
import {begin, measure, takeStep} from "./training.js"
import {exploded, fill, values, verdict, weights} from "./words.js"

const STEPS_A_PICTURE = 20, STEPS_WITHOUT_MOTION = 500, MILLISECONDS_A_TURN = 10, SECONDS_A_SENTENCE = 5
const form = document.querySelector(".playground"), part = name => form.querySelector(`.playground-${name}`)
const still = matchMedia("(prefers-reduced-motion: reduce)"), say = form.dataset
let run, history, playing = false, waiting = false, turn, seen = true, told = 0, goal = 0

const tell = sentence => part("status").textContent = sentence
const describe = (more = "") => tell(`${fill(say[verdict(history)], values(run, history.at(-1)))} ${more}`.trim())

/** Note loss and accuracy; of a long run, every second entry is dropped now and then. */
function record() {
  history.push({step: run.steps, train: measure(run, run.train), test: measure(run, run.test)})
  if (history.length > 800) history = history.filter((_, i) => i % 2 === 0 || i === history.length - 1)
}

function draw() {
  const colour = colours(), units = pictures(run, colour)
  drawSurface(part("surface"), units.at(-1)[0], run, colour)
  drawCurves(part("curves"), history, colour)
  drawNetwork(part("network"), units, run, colour)
  part("numbers").textContent = fill(say.numbers, values(run, history.at(-1)))
  if (part("weights").open) part("weights").lastElementChild.textContent = weights(run)
}

/** Begin anew with what the controls say. */
function restart() {
  pause()
  run = begin(settingsOf(form))
  history = []
  for (const output of form.querySelectorAll("output")) output.textContent = output.nextElementSibling.value
  record()
  draw()
  describe()
}

/** Take some steps, within the time of a turn; then show them, and ask for the next turn. */
function go(time) {
  const begun = performance.now(), end = run.steps + STEPS_A_PICTURE
  do takeStep(run); while (run.steps < end && performance.now() - begun < MILLISECONDS_A_TURN)
  record()
  const over = exploded(history.at(-1)), ask = still.matches && run.steps >= goal
  if (!still.matches || over || ask) draw()
  if (over || ask) {
    pause()
    describe(over ? "" : say.ask)
  } else {
    if (time - told > 1000 * SECONDS_A_SENTENCE && !still.matches) {
      told = time
      describe()
    }
    next()
  }
}

function next() {
  waiting = !seen || document.hidden
  if (playing && !waiting) turn = requestAnimationFrame(go)
}

function play() {
  if (exploded(history.at(-1))) return describe()
  playing = true
  told = performance.now()
  goal = run.steps + STEPS_WITHOUT_MOTION
  form.elements.play.textContent = say.pause
  next()
}

function pause() {
  playing = false
  cancelAnimationFrame(turn)
  form.elements.play.textContent = say.play
}

/** Wait while nobody can see it, then go on. */
function look() {
  if (playing && waiting && seen && !document.hidden) next()
  else if (playing && (!seen || document.hidden)) waiting = true
}

const actions = {
  play() {
    if (!playing) return play()
    pause()
    describe()
  },
  step() {
    pause()
    if (exploded(history.at(-1))) return describe()
    takeStep(run)
    record()
    draw()
    describe()
  },
  again: restart,
  async copy() {
    const cells = [...document.querySelectorAll(".playground-program .highlight code")].map(code => code.textContent.trim())
    await copyText(program(run.settings, run.steps, cells))
    form.elements.copy.focus()
    tell(fill(say.copied, {step: run.steps}))
  },
}

/** Set the controls as the address says, if it has settings, and begin. */
function follow() {
  if (!location.hash.includes("=")) return
  const refused = apply(decodeURIComponent(location.hash), form)
  restart()
  if (refused.length) tell(fill(say.refused, {names: refused.join(", ")}))
  form.scrollIntoView({block: "start"})
  form.elements.play.focus({preventScroll: true})
}

document.querySelector(".playground-missing").remove()
form.hidden = false
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("click", event => actions[event.target.name]?.())
form.addEventListener("input", event => {
  if (!event.target.checkValidity()) return
  restart()
  history.length && window.history.replaceState(null, "", addressOf(run.settings))
})
part("weights").addEventListener("toggle", draw)
addEventListener("hashchange", follow)
addEventListener("resize", draw)
document.addEventListener("visibilitychange", look)
new MutationObserver(draw).observe(document.body, {attributeFilter: ["data-md-color-scheme"]})
new IntersectionObserver(([{isIntersecting}]) => {
  seen = isIntersecting
  look()
}).observe(form)
restart()
follow()
