// The drawings, each on a canvas of its own: the surface with the points, the loss curves, the network.
import {forward} from "./layers.js"

const SIDE = 40 // squares of a picture along each side
const EDGE = 3 // the plane is drawn from -3 to 3
const grid = Array.from({length: SIDE * SIDE}, (_, i) =>
  [((i % SIDE + 0.5) / SIDE * 2 - 1) * EDGE, (1 - (Math.floor(i / SIDE) + 0.5) / SIDE * 2) * EDGE])

/** Return the page's colours as [red, green, blue]: paper, ink, minus (blue), plus (orange). */
export function colours() {
  const style = getComputedStyle(document.body)
  const rgb = name => [1, 3, 5].map(n => parseInt((style.getPropertyValue(name).trim()).replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3").slice(n, n + 2), 16))
  return {paper: rgb("--md-default-bg-color"), ink: rgb("--md-default-fg-color"), minus: rgb("--plot-1"), plus: rgb("--plot-2")}
}

/** Return the colour of a value between -1 and 1: from blue through the paper to orange. */
function diverging(value, {paper, minus, plus}) {
  const share = Math.min(Math.abs(value), 1), end = value < 0 ? minus : plus
  return paper.map((part, i) => part + share * (end[i] - part))
}

/** Return a canvas's context, cleared, in CSS pixels, with its width and height. */
function prepare(canvas) {
  const {clientWidth: width, clientHeight: height} = canvas, ratio = Math.min(devicePixelRatio, 2)
  canvas.width = width * ratio
  canvas.height = height * ratio
  const pen = canvas.getContext("2d")
  pen.scale(ratio, ratio)
  return {pen, width, height}
}

/** Return a picture of SIDE × SIDE values, coloured; their largest size is 1. */
function picture(values, colour) {
  const image = new ImageData(SIDE, SIDE), canvas = document.createElement("canvas")
  canvas.width = canvas.height = SIDE
  values.forEach((value, i) => image.data.set([...diverging(value, colour), 255], 4 * i))
  canvas.getContext("2d").putImageData(image, 0, 0)
  return canvas
}

/** Return the pictures of all units by layer: inputs, hidden layers, and the output as 2 p - 1, p the probability of 1. */
export function pictures({layers, settings}, colour) {
  const outputs = grid.map(x => forward(layers, settings.activation, x))
  return outputs[0].map((_, layer) => outputs[0][layer].map((_, unit) => {
    const values = outputs.map(output => output[layer][unit])
    if (layer === layers.length) return picture(values.map(logit => Math.tanh(logit / 2)), colour)
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
    return picture(values.map(value => value / size), colour)
  }))
}

export function drawSurface(canvas, surface, {train, test}, {ink, minus, plus, paper}) {
  const {pen, width, height} = prepare(canvas), css = parts => `rgb(${parts})`
  pen.drawImage(surface, 0, 0, width, height)
  for (const [{X, y}, filled] of [[test, false], [train, true]]) {
    X.forEach(([x1, x2], i) => {
      const left = (x1 / EDGE + 1) / 2 * width, top = (1 - x2 / EDGE) / 2 * height
      pen.beginPath()
      if (y[i]) ["moveTo", "lineTo", "lineTo"].forEach((line, n) => pen[line](left + [-4, 4, 0][n], top + [3, 3, -4][n]))
      else pen.arc(left, top, 3, 0, 2 * Math.PI)
      pen.closePath()
      pen.lineWidth = filled ? 1 : 1.5
      pen.strokeStyle = css(filled ? paper : y[i] ? plus : minus)
      pen.fillStyle = css(y[i] ? plus : minus)
      if (filled) pen.fill()
      pen.stroke()
    })
  }
}

export function drawCurves(canvas, history, {ink, minus, plus}) {
  const {pen, width, height} = prepare(canvas), left = 34, bottom = height - 20, css = parts => `rgb(${parts})`
  const finite = history.flatMap(({train, test}) => [train.loss, test.loss]).filter(Number.isFinite)
  const top = Math.min(Math.max(0.1, ...finite), 5), steps = Math.max(history.at(-1).step, 1)
  Object.assign(pen, {fillStyle: css(ink), strokeStyle: css(ink), font: "11px sans-serif", lineWidth: 1})
  pen.strokeRect(left, 8, width - left - 8, bottom - 8)
  pen.textAlign = "right"
  pen.fillText(top.toPrecision(2), left - 4, 16)
  pen.fillText("0", left - 4, bottom)
  pen.fillText(steps, width - 8, bottom + 14)
  for (const [set, dash, colour] of [["train", [], minus], ["test", [5, 4], plus]]) {
    pen.beginPath()
    Object.assign(pen, {strokeStyle: css(colour), lineWidth: 2})
    pen.setLineDash(dash)
    history.forEach(entry => {
      const height = Math.min(entry[set].loss, top) // a curve beyond the top runs along it
      if (Number.isFinite(height)) pen.lineTo(left + entry.step / steps * (width - left - 8), bottom - height / top * (bottom - 8))
    })
    pen.stroke()
  }
}

export function drawNetwork(canvas, units, {layers}, colour) {
  const {pen, width, height} = prepare(canvas), size = Math.min(34, height / 9)
  const place = (layer, unit) => [
    size / 2 + 2 + layer / layers.length * (width - size - 4), height * (unit + 0.5) / units[layer].length,
  ]
  layers.forEach(({W}, layer) => W.forEach((row, unit) => row.forEach((weight, input) => {
    pen.beginPath()
    pen.moveTo(...place(layer, input))
    pen.lineTo(...place(layer + 1, unit))
    pen.lineWidth = Math.min(0.5 + 1.5 * Math.abs(weight), 9)
    pen.strokeStyle = `rgb(${weight < 0 ? colour.minus : colour.plus})`
    pen.stroke()
  })))
  units.forEach((pictures, layer) => pictures.forEach((picture, unit) => {
    const [x, y] = place(layer, unit)
    pen.drawImage(picture, x - size / 2, y - size / 2, size, size)
    Object.assign(pen, {lineWidth: 1, strokeStyle: `rgb(${colour.ink})`})
    pen.strokeRect(x - size / 2, y - size / 2, size, size)
  }))
}
