// What each unit gives at every place of the plane, as pictures in the page's colours.
import {forward} from "./layers.js"

const SIDE = 32 // squares of a picture along each side
const SQUARES = 256 // of them are computed at once
export const EDGE = 3 // the plane is drawn from -3 to 3
const grid = Array.from({length: SIDE * SIDE}, (_, i) =>
  [((i % SIDE + 0.5) / SIDE * 2 - 1) * EDGE, (1 - (Math.floor(i / SIDE) + 0.5) / SIDE * 2) * EDGE])

/** Return the page's colours as "#rrggbb": paper, ink, minus (blue), plus (orange). */
export function colours() {
  const style = getComputedStyle(document.body), of = name => style.getPropertyValue(name).trim()
  const [paper, ink] = [of("--md-default-bg-color"), of("--md-default-fg-color")]
  return {paper, ink, minus: of("--plot-1"), plus: of("--plot-2")}
}

/** Return a picture of values, from -size in blue through the paper to size in orange. */
function picture(values, size, colour) {
  const rgb = name => [1, 3, 5].map(n => parseInt(colour[name].slice(n, n + 2), 16))
  const [paper, minus, plus] = ["paper", "minus", "plus"].map(rgb)
  const image = new ImageData(SIDE, SIDE), canvas = document.createElement("canvas")
  canvas.width = canvas.height = SIDE
  values.forEach((value, i) => {
    const share = Math.min(Math.abs(value) / size, 1) || 0, end = value < 0 ? minus : plus // what is no number is pale
    for (let part = 0; part < 3; part++) image.data[4 * i + part] = paper[part] + share * (end[part] - paper[part])
    image.data[4 * i + 3] = 255
  })
  canvas.getContext("2d").putImageData(image, 0, 0)
  return canvas
}

/** Make, some at a time, the pictures of all units by layer; return them. The output's is of 2 p - 1, p that of 1. */
export function* pictures({layers, settings}, colour) {
  const outputs = [], made = []
  for (let first = 0; first < grid.length; first += SQUARES) {
    for (const x of grid.slice(first, first + SQUARES)) outputs.push(forward(layers, settings.activation, x))
    yield
  }
  for (let layer = 0; layer <= layers.length; layer++) {
    made.push(outputs[0][layer].map((_, unit) => {
      const values = outputs.map(output => output[layer][unit])
      if (layer === layers.length) return picture(values.map(logit => Math.tanh(logit / 2)), 1, colour)
      return picture(values, values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9), colour)
    }))
    yield
  }
  return made
}
