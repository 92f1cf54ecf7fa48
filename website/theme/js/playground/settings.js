// What the controls say, as settings of a run and as the part of the address behind "#", by which a setting is shared.
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
