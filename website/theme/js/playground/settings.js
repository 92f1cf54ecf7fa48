// What the controls say: as settings of a run, as the part of an address behind "#", as the beginning of a program.
const LAYERS = ["hidden1", "hidden2", "hidden3"]

/** Return the settings that the controls of a form have; hidden layers without units are left out. */
export function settingsOf(form) {
  const value = name => form.elements[name].value, number = name => Number(value(name))
  return {
    data: value("data"), noise: number("noise"), test: number("test"),
    hidden: LAYERS.map(number).filter(Boolean), activation: value("activation"),
    lr: number("lr"), batch: number("batch"), decay: number("decay"), seed: number("seed"),
  }
}

/** Return settings as the part of an address. */
export const addressOf = settings => "#" + Object.entries(settings).map(([name, value]) => `${name}=${value}`).join("&")

/** Set the controls as an address says, all others to their usual values; return what cannot be, as it stands there. */
export function apply(address, form) {
  form.reset()
  const refused = [], wanted = new URLSearchParams(address.slice(1))
  if (wanted.has("hidden")) {
    const sizes = wanted.get("hidden").split(",").filter(Boolean)
    if (sizes.length > LAYERS.length) refused.push(`hidden=${wanted.get("hidden")}`)
    else LAYERS.forEach((name, i) => wanted.set(name, sizes[i] ?? "0"))
    wanted.delete("hidden")
  }
  for (const [name, value] of wanted) {
    const field = form.elements[name], before = field?.value
    if (field && "value" in field && field.localName !== "button") field.value = value
    if (before === undefined || field.value !== value || !field.checkValidity()) {
      refused.push(`${name}=${value}`)
      if (field) field.value = before
    }
  }
  return refused
}

/** Return the lines that the first cell of the page has, for other settings and a number of steps. */
const setting = ({data, noise, test, hidden, activation, lr, batch, decay, seed}, steps) =>
`data, noise, test_share = "${data}", ${noise}, ${test}
hidden, activation = [${hidden.join(", ")}], "${activation}"
lr, batch_size, weight_decay = ${lr}, ${batch}, ${decay}
seed, num_steps = ${seed}, ${steps}`

/** Return the text of a program that takes a number of steps; cells are the texts of the page's, in their order. */
export const program = (settings, steps, [, ...cells]) => [setting(settings, steps), ...cells].join("\n\n\n") + "\n"
