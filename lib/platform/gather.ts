/** A read that takes longer, such as one on a connection that is gone, holds up nobody else. */
const MOST_WAIT_MS = 100

/**
 * Reads of one kind that are asked for while one is under way wait for it and then go together, as one statement. Whoever asks
 * is answered by a read that began after he asked, so nothing is older than a read of his own; and while nobody else reads he
 * waits for nobody.
 * @param read many at once; its answer has what was asked for by each
 */
export function gathered<Key, Found>(read: (keys: readonly Key[]) => Promise<Found>) {
  let waiting: { keys: Set<Key>; found: Promise<Found> } | null = null
  let underWay: Promise<void> | null = null

  const send = async (keys: Set<Key>, turn: Promise<void> | null): Promise<Found> => {
    await turn
    waiting = null
    const found = read([...keys])
    const ended = atMost(MOST_WAIT_MS, found)
    underWay = ended
    void ended.then(() => {
      if (underWay === ended) underWay = null
    })
    return found
  }

  return (keys: readonly Key[]): Promise<Found> => {
    if (!waiting) {
      const batch = new Set<Key>()
      waiting = { keys: batch, found: send(batch, underWay) }
    }
    for (const key of keys) waiting.keys.add(key)
    return waiting.found
  }
}

/** Resolves when `work` has ended, well or not, and after `ms` at the latest. */
function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    work.then(done, done)
  })
}
