let leaving = false

/**
 * Goes to a whole new page, so that nothing this person has seen stays in memory. The first call counts: starting
 * the same way again at each refusal would never arrive.
 */
export function leave(to: string): void {
  if (leaving) return
  leaving = true
  window.location.assign(to)
}

/** While somebody signs out himself, being told of it by the server is no news. @returns how to give up */
export function holdLeaving(): () => void {
  leaving = true
  return () => {
    leaving = false
  }
}
