// The forward pass: linear layers with an activation between them. The last output is the logit of label 1.

// Each function with its derivative, which is computed from the function's own value a.
export const ACTIVATIONS = {
  identity: {value: z => z, derivative: () => 1},
  relu: {value: z => z > 0 || z !== z ? z : 0, derivative: a => a > 0 ? 1 : 0}, // what is not a number stays so
  tanh: {value: Math.tanh, derivative: a => 1 - a * a},
  sigmoid: {value: z => 1 / (1 + Math.exp(-z)), derivative: a => a * (1 - a)},
}

/** Return layers {W (outputs, inputs), b (outputs)} drawn as nn.Linear draws them: uniform within 1 / sqrt(inputs). */
export function initial(sizes, random) {
  return sizes.slice(1).map((outputs, i) => {
    const bound = 1 / Math.sqrt(sizes[i]), row = length => Array.from({length}, () => bound * (2 * random() - 1))
    return {W: Array.from({length: outputs}, () => row(sizes[i])), b: row(outputs)}
  })
}

/** Return the outputs of all layers for a point x (2): [x, first hidden layer, …, [logit]]. */
export function forward(layers, activation, x) {
  const {value} = ACTIVATIONS[activation], outputs = [x]
  layers.forEach(({W, b}, i) => {
    const input = outputs[i], last = i === layers.length - 1
    outputs.push(W.map((row, j) => {
      let z = b[j]
      for (let k = 0; k < row.length; k++) z += row[k] * input[k]
      return last ? z : value(z)
    }))
  })
  return outputs
}
