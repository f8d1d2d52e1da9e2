import { setTimeout as sleep } from 'node:timers/promises'

/** A read that takes longer, such as one on a connection that is gone, holds up nobody else. */
const MOST_WAIT_MS = 100

interface Batch<Key, Found> {
  keys: Set<Key>
  found: Promise<Found>
}

/**
 * Reads of one kind that are asked for while one is under way wait for it and then go together, as one statement. Whoever asks
 * is answered by a read that began after he asked, so nothing is older than a read of his own; and while nobody else reads he
 * waits for nobody. What one asks for at once is read at once, in the order of asking.
 * @param read many at once; its answer has what was asked for by each. What it throws reaches all whom it reads for
 * @param most keys of one read: whoever comes when it is full goes with the next
 * @param restMs how long those who have waited for a read under way wait for company besides: a read for many costs little more than one
 */
export function gathered<Key, Found>(
  read: (keys: readonly Key[]) => Promise<Found>,
  { most = Number.POSITIVE_INFINITY, restMs = 0 }: { most?: number; restMs?: number } = {},
) {
  /** The last in line, while it takes more. */
  let waiting: Batch<Key, Found> | null = null
  /** The end of the last in line. */
  let line: Promise<void> | null = null

  const begin = (): Batch<Key, Found> => {
    const before = line
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    line = ended
    const keys = new Set<Key>()
    const send = async () => {
      if (before) {
        await before
        await (keys.size < most && restMs > 0 ? sleep(restMs) : nextTurn())
      }
      if (waiting === batch) waiting = null
      const found = (async () => read([...keys]))()
      void atMost(MOST_WAIT_MS, found).then(() => {
        if (line === ended) line = null
        end()
      })
      return found
    }
    const batch: Batch<Key, Found> = { keys, found: Promise.resolve().then(send) }
    return batch
  }

  return (keys: readonly Key[]): Promise<Found> => {
    if (!waiting || (waiting.keys.size > 0 && waiting.keys.size + keys.length > most)) waiting = begin()
    for (const key of keys) waiting.keys.add(key)
    return waiting.found
  }
}

/** Whatever came meanwhile has asked by then. */
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))

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
