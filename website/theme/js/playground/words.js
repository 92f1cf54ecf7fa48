// What training is doing, in a word, and sentences with numbers in them.

/** Return what a history of {step, train, test}, each {loss, accuracy}, shows; the page has a sentence for each. */
export function verdict(history) {
  const last = history.at(-1), first = history[0], middle = history[Math.floor(history.length / 2)]
  if (!last.step) return "ready"
  if (exploded(last)) return "exploded"
  const lowest = history.reduce((best, entry) => entry.test.loss < best.test.loss ? entry : best, first)
  if (last.test.loss > 1.3 * lowest.test.loss && last.train.loss < 0.7 * lowest.train.loss) return "overfitting"
  if (Math.min(last.train.accuracy, last.test.accuracy) >= 0.97) return "solved"
  if (last.train.loss < 0.98 * middle.train.loss) return "falling"
  return last.train.loss > 1.02 * middle.train.loss ? "rising" : "still"
}

/** Tell whether the loss is no number any more, or larger than any that is of use. */
export const exploded = ({train}) => !(train.loss < 1000)

/** Return a sentence with its {names} filled. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** Return what sentences of the page may name, as text. */
export function values(run, {train, test}) {
  const loss = value => Number.isFinite(value) ? value.toFixed(4) : String(value)
  const share = value => `${(100 * value).toFixed(1)}%`
  const epoch = Math.floor(run.steps / Math.ceil(run.train.X.length / run.settings.batch))
  return {
    step: run.steps, epoch, train: share(train.accuracy), test: share(test.accuracy),
    trainLoss: loss(train.loss), testLoss: loss(test.loss),
  }
}

/** Return the weights and biases of all layers, a unit a line. */
export const weights = ({layers}) => layers.map(({W, b}, i) => W.map((row, j) =>
  `${i + 1}.${j + 1}  w = ${row.map(w => w.toFixed(3)).join(", ")};  b = ${b[j].toFixed(3)}`).join("\n")).join("\n\n")
