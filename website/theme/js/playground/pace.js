// The pace of a run: a turn before each picture of the screen, and none while nobody can see it.

/** Return {start, stop, playing}; between start and stop, turn is called again and again while box is in sight. */
export function pace(box, turn) {
  let playing = false, seen = true, asked
  const next = () => {
    cancelAnimationFrame(asked)
    if (playing && seen && !document.hidden) asked = requestAnimationFrame(() => {
      turn()
      next()
    })
  }
  const set = value => {
    playing = value
    next()
  }
  document.addEventListener("visibilitychange", next)
  new IntersectionObserver(entries => {
    seen = entries.at(-1).isIntersecting
    next()
  }).observe(box)
  return {start: () => set(true), stop: () => set(false), playing: () => playing}
}
