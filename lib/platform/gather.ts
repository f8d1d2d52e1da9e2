/**
 * Reads of one kind that are asked for while one is under way wait for it and then go together, as one statement. Whoever asks
 * is answered by a read that began after he asked, so nothing is older than a read of his own; and while nobody else reads he
 * waits for nobody.
 * @param read many at once; its answer has what was asked for by each
 */
export function gathered<Key, Found>(read: (keys: readonly Key[]) => Promise<Found>) {
  let waiting: { keys: Set<Key>; found: Promise<Found> } | null = null
  let underWay: Promise<unknown> | null = null

  return (keys: readonly Key[]): Promise<Found> => {
    if (!waiting) {
      const batch = { keys: new Set<Key>(), found: undefined as unknown as Promise<Found> }
      batch.found = (underWay ?? Promise.resolve()).then(() => {
        waiting = null
        const found = read([...batch.keys])
        const ended = found.then(
          () => {},
          () => {},
        )
        underWay = ended
        ended.then(() => {
          if (underWay === ended) underWay = null
        })
        return found
      })
      waiting = batch
    }
    for (const key of keys) waiting.keys.add(key)
    return waiting.found
  }
}
