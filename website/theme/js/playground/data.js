// Points of two classes in the plane, and the random numbers of a run. The copied program has the same generator.
export const NUM_POINTS = 300

/** Return a function that gives numbers between 0 and 1: a Lehmer generator, exact in double precision. */
export function generator(seed) {
  let state = (987654321 + 123456789 * seed) % 2147483647
  return () => {
    state = 48271 * state % 2147483647
    return state / 2147483647
  }
}

/** Return a number of the standard normal distribution, of two uniform ones (Box and Muller). */
export function normal(random) {
  const radius = Math.sqrt(-2 * Math.log(random()))
  return radius * Math.cos(2 * Math.PI * random())
}

// Each takes a label and the generator and returns a point [x1, x2] without noise.
export const SHAPES = {
  circle(label, random) { // label 1 inside
    const radius = label ? 1.2 * random() : 1.7 + 0.8 * random(), angle = 2 * Math.PI * random()
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  },
  xor(label, random) { // label 1 where the signs differ
    const x1 = 0.1 + 2.4 * random(), x2 = 0.1 + 2.4 * random(), side = random() < 0.5 ? -1 : 1
    return [side * x1, label ? -side * x2 : side * x2]
  },
  blobs(label, random) {
    const centre = label ? 1.2 : -1.2
    return [centre + 0.5 * normal(random), centre + 0.5 * normal(random)]
  },
  spiral(label, random) { // one arm each, from near the centre outwards, a turn and a quarter
    const along = random(), radius = 0.2 + 2.3 * along, angle = 2.5 * Math.PI * along + (label ? Math.PI : 0)
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  },
}

/** Return {train, test}, each with points X (n, 2), labels y (n); noise is the standard deviation of what is added. */
export function points({data, noise, test}, random) {
  const X = [], y = []
  for (let i = 0; i < NUM_POINTS; i++) {
    const label = i % 2, [x1, x2] = SHAPES[data](label, random)
    X.push([x1 + noise * normal(random), x2 + noise * normal(random)])
    y.push(label)
  }
  const cut = Math.round(NUM_POINTS * (100 - test) / 100)
  return {train: {X: X.slice(0, cut), y: y.slice(0, cut)}, test: {X: X.slice(cut), y: y.slice(cut)}}
}
