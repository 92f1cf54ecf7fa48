// The loss, and its gradient for every weight: the chain rule from the last layer back to the first.
import {ACTIVATIONS, forward} from "./layers.js"

/** Return the loss of a logit z for the label y: what BCEWithLogitsLoss computes, without overflow. */
export const lossOf = (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)))

/** Return the mean loss over points X (n, 2) with labels y (n), and its gradients, shaped like layers. */
export function backward(layers, activation, X, y) {
  const {derivative} = ACTIVATIONS[activation], sigmoid = ACTIVATIONS.sigmoid.value
  const gradients = layers.map(({W, b}) => ({W: W.map(row => row.map(() => 0)), b: b.map(() => 0)}))
  let loss = 0
  X.forEach((x, n) => {
    const outputs = forward(layers, activation, x), [logit] = outputs.at(-1)
    loss += lossOf(logit, y[n]) / X.length
    let upstream = [(sigmoid(logit) - y[n]) / X.length] // the derivative of the mean loss by each z of a layer
    for (let i = layers.length - 1; i >= 0; i--) {
      const {W} = layers[i], input = outputs[i], below = input.map(() => 0)
      upstream.forEach((slope, j) => {
        gradients[i].b[j] += slope
        for (let k = 0; k < input.length; k++) {
          gradients[i].W[j][k] += slope * input[k]
          below[k] += slope * W[j][k]
        }
      })
      upstream = below.map((slope, k) => slope * derivative(input[k]))
    }
  })
  return {loss, gradients}
}
