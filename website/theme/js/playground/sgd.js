// Stochastic gradient descent: the order of the points, and what a step does to the weights.

/** Return the numbers from 0 to count - 1 in random order (Fisher and Yates). */
export function shuffled(count, random) {
  const order = Array.from({length: count}, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]]
  }
  return order
}

/** Change layers in place, as torch.optim.SGD does: weight decay adds to the gradient of weights and biases. */
export function sgd(layers, gradients, lr, decay) {
  const move = (values, slopes) => values.forEach((value, k) => values[k] = value - lr * (slopes[k] + decay * value))
  layers.forEach(({W, b}, i) => {
    W.forEach((row, j) => move(row, gradients[i].W[j]))
    move(b, gradients[i].b)
  })
}
