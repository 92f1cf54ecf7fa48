// The pace of a run: a turn before each picture of the screen, and none while nobody can see it.

/** Return a function; once it is called, and while box is in sight, turn is called until it returns false. */
export function pace(box, turn) {
  let awake = false, seen = true, asked
  const next = more => {
    awake = more
    cancelAnimationFrame(asked)
    if (awake && seen && !document.hidden) asked = requestAnimationFrame(() => next(turn()))
  }
  document.addEventListener("visibilitychange", () => next(awake))
  new IntersectionObserver(entries => {
    seen = entries.at(-1).isIntersecting
    next(awake)
  }).observe(box)
  return () => next(true)
}
