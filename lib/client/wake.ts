const TICK_MS = 2_000
/** A tick that comes this late: the machine slept. Background tabs are slowed to one a minute, and asking then is cheap. */
const SLEPT_MS = 8_000

export interface WakeListeners {
  /** The connection may be dead without anyone having noticed: look. */
  onDoubt(): void
  onNetwork(present: boolean): void
  /** The tab's clock may have jumped. */
  onSlept(): void
}

/** Hears what the browser says of the network, of the tab coming to the front, and of sleep. @returns how to stop */
export function listenForWake({ onDoubt, onNetwork, onSlept }: WakeListeners): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    const slept = Math.abs(now - last - TICK_MS) > SLEPT_MS - TICK_MS
    last = now
    if (!slept) return
    onSlept()
    onDoubt()
  }, TICK_MS)
  window.addEventListener('online', () => onNetwork(true), { signal })
  window.addEventListener('offline', () => onNetwork(false), { signal })
  // A page that comes back from the browser's back/forward cache has no socket any more.
  window.addEventListener('pageshow', ({ persisted }) => persisted && onDoubt(), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && onDoubt(), {
    signal,
  })
  return () => {
    clearInterval(timer)
    listening.abort()
  }
}
