// What each unit gives at every place of the plane, as pictures in the page's colours.
import {forward} from "./layers.js"

const SIDE = 32 // squares of a picture along each side
export const EDGE = 3 // the plane is drawn from -3 to 3
const grid = Array.from({length: SIDE * SIDE}, (_, i) =>
  [((i % SIDE + 0.5) / SIDE * 2 - 1) * EDGE, (1 - (Math.floor(i / SIDE) + 0.5) / SIDE * 2) * EDGE])

/** Return the page's colours as [red, green, blue]: paper, ink, minus (blue), plus (orange). */
export function colours() {
  const style = getComputedStyle(document.body)
  const rgb = name => [1, 3, 5].map(n => parseInt(style.getPropertyValue(name).trim().slice(n, n + 2), 16))
  const [paper, ink] = [rgb("--md-default-bg-color"), rgb("--md-default-fg-color")]
  return {paper, ink, minus: rgb("--plot-1"), plus: rgb("--plot-2")}
}

/** Return the colour of a value between -1 and 1: from blue through the paper to orange. */
function diverging(value, {paper, minus, plus}) {
  const share = Math.min(Math.abs(value), 1), end = value < 0 ? minus : plus
  return paper.map((part, i) => part + share * (end[i] - part))
}

/** Return a picture of SIDE × SIDE values, coloured; their largest size is 1. */
function picture(values, colour) {
  const image = new ImageData(SIDE, SIDE), canvas = document.createElement("canvas")
  canvas.width = canvas.height = SIDE
  values.forEach((value, i) => image.data.set([...diverging(value, colour), 255], 4 * i))
  canvas.getContext("2d").putImageData(image, 0, 0)
  return canvas
}

/** Return the pictures of all units by layer: inputs, hidden layers, the output as 2 p - 1, p the probability of 1. */
export function pictures({layers, settings}, colour) {
  const outputs = grid.map(x => forward(layers, settings.activation, x))
  return outputs[0].map((_, layer) => outputs[0][layer].map((_, unit) => {
    const values = outputs.map(output => output[layer][unit])
    if (layer === layers.length) return picture(values.map(logit => Math.tanh(logit / 2)), colour)
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
    return picture(values.map(value => value / size), colour)
  }))
}
