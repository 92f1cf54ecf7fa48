// The run of the page as a PyTorch program: the cells of the page, with its settings in place of those of the first.

/** Return the lines that the first cell of the page has, for other settings and a number of steps. */
const setting = ({data, noise, test, hidden, activation, lr, batch, decay, seed}, steps) =>
`data, noise, test_share = "${data}", ${noise}, ${test}
hidden, activation = [${hidden.join(", ")}], "${activation}"
lr, batch_size, weight_decay = ${lr}, ${batch}, ${decay}
seed, num_steps = ${seed}, ${steps}`

/** Return the text of a program that takes a number of steps; cells are the texts of the page's, in their order. */
export const program = (settings, steps, [, ...cells]) => [setting(settings, steps), ...cells].join("\n\n\n") + "\n"
