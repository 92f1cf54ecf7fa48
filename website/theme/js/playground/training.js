// A run from its settings on: data, first weights, one step after another. Numbers only, no page.
import {backward, lossOf} from "./backward.js"
import {generator, points} from "./data.js"
import {forward, initial} from "./layers.js"
import {sgd, shuffled} from "./sgd.js"

/** Return a run before its first step: {settings, train, test, layers, random, order, steps}. */
export function begin(settings) {
  const random = generator(settings.seed), {train, test} = points(settings, random)
  const layers = initial([2, ...settings.hidden, 1], random)
  return {settings, train, test, layers, random, order: [], steps: 0}
}

/** Take a step on the next batch and return the run; when all points have had their turn, they are shuffled. */
export function takeStep(run) {
  const {settings, train, layers} = run
  if (!run.order.length) run.order = shuffled(train.X.length, run.random)
  const batch = run.order.splice(0, settings.batch)
  const {gradients} = backward(layers, settings.activation, batch.map(i => train.X[i]), batch.map(i => train.y[i]))
  sgd(layers, gradients, settings.lr, settings.decay)
  run.steps++
  return run
}

/** Return the mean loss over {X, y}, and the accuracy: the share of points whose logit has the right sign. */
export function measure({layers, settings}, {X, y}) {
  let loss = 0, right = 0
  X.forEach((x, n) => {
    const [logit] = forward(layers, settings.activation, x).at(-1)
    loss += lossOf(logit, y[n]) / X.length
    right += (logit > 0) === (y[n] === 1)
  })
  return {loss, accuracy: right / X.length}
}

/** Return a history with an entry for where the run is; in a long one, every second entry is dropped now and then. */
export function noted(history, run) {
  const entry = {step: run.steps, train: measure(run, run.train), test: measure(run, run.test)}
  return [...history.length < 800 ? history : history.filter((_, i) => i % 2 === 0), entry]
}
