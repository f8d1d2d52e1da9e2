const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** Four a second: a countdown in seconds is then never more than a quarter late. One timer for all of a page's clocks. */
const TICK_MS = 250

/** Calls `listener` at each tick. @returns how to stop; the timer runs while anyone listens */
export function onTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }
}
