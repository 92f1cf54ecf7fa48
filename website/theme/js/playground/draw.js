// The drawings, each on a canvas of its own: the surface with the points, the loss curves, the network.
import {EDGE, colours, pictures} from "./pictures.js"

/** Return a canvas's context, cleared, in CSS pixels, with its width and height. */
function prepare(canvas) {
  const {clientWidth: width, clientHeight: height} = canvas, ratio = Math.min(devicePixelRatio, 2)
  Object.assign(canvas, {width: width * ratio, height: height * ratio})
  const pen = canvas.getContext("2d")
  pen.scale(ratio, ratio)
  return {pen, width, height}
}

function drawSurface(canvas, surface, {train, test}, {minus, plus, paper}) {
  const {pen, width, height} = prepare(canvas)
  pen.drawImage(surface, 0, 0, width, height)
  for (const [{X, y}, filled] of [[test, false], [train, true]]) X.forEach(([x1, x2], i) => {
    const left = (x1 / EDGE + 1) / 2 * width, top = (1 - x2 / EDGE) / 2 * height
    pen.beginPath()
    if (y[i]) [[-4, 3], [4, 3], [0, -4]].forEach(([right, down]) => pen.lineTo(left + right, top + down))
    else pen.arc(left, top, 3, 0, 2 * Math.PI)
    pen.closePath()
    const [fillStyle, strokeStyle] = filled ? [y[i] ? plus : minus, paper] : [paper, y[i] ? plus : minus]
    Object.assign(pen, {lineWidth: filled ? 1 : 1.5, strokeStyle, fillStyle})
    pen.fill()
    pen.stroke()
  })
}

function drawCurves(canvas, history, {ink, minus, plus}) {
  const {pen, width, height} = prepare(canvas), left = 34, bottom = height - 20
  const finite = history.flatMap(({train, test}) => [train.loss, test.loss]).filter(Number.isFinite)
  const top = Math.min(Math.max(0.1, ...finite), 5), steps = Math.max(history.at(-1).step, 1)
  Object.assign(pen, {fillStyle: ink, strokeStyle: ink, lineWidth: 1, font: "11px sans-serif", textAlign: "right"})
  pen.strokeRect(left, 8, width - left - 8, bottom - 8)
  pen.fillText(top.toPrecision(2), left - 4, 16)
  pen.fillText("0", left - 4, bottom)
  pen.fillText(steps, width - 8, bottom + 14)
  for (const [set, dash, colour] of [["train", [], minus], ["test", [5, 4], plus]]) {
    pen.beginPath()
    Object.assign(pen, {strokeStyle: colour, lineWidth: 2})
    pen.setLineDash(dash)
    for (const entry of history) {
      const share = Math.min(entry[set].loss / top, 1) // a curve beyond the top runs along it
      if (share >= 0) pen.lineTo(left + entry.step / steps * (width - left - 8), bottom - share * (bottom - 8))
    }
    pen.stroke()
  }
}

function drawNetwork(canvas, units, {layers}, {ink, minus, plus}) {
  const {pen, width, height} = prepare(canvas), size = Math.min(34, height / 9)
  const place = (layer, unit) => [
    size / 2 + 2 + layer / layers.length * (width - size - 4), height * (unit + 0.5) / units[layer].length,
  ]
  layers.forEach(({W}, layer) => W.forEach((row, unit) => row.forEach((weight, input) => {
    pen.beginPath()
    pen.moveTo(...place(layer, input))
    pen.lineTo(...place(layer + 1, unit))
    Object.assign(pen, {lineWidth: Math.min(0.5 + 1.5 * Math.abs(weight), 9), strokeStyle: weight < 0 ? minus : plus})
    pen.stroke()
  })))
  units.forEach((pictures, layer) => pictures.forEach((picture, unit) => {
    const [x, y] = place(layer, unit)
    pen.drawImage(picture, x - size / 2, y - size / 2, size, size)
    Object.assign(pen, {lineWidth: 1, strokeStyle: ink})
    pen.strokeRect(x - size / 2, y - size / 2, size, size)
  }))
}

/** Draw a run and its history, some of it at a time; part gives the canvas of a name. */
export function* drawAll(part, run, history) {
  const colour = colours(), units = yield* pictures(run, colour)
  drawSurface(part("surface"), units.at(-1)[0], run, colour)
  yield
  drawCurves(part("curves"), history, colour)
  yield
  drawNetwork(part("network"), units, run, colour)
}
