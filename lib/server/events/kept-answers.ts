import type { AsOf, Room } from '@/lib/contracts/rooms'
import { sharedCache } from '@/lib/platform/caching'
import { Lru } from '@/lib/platform/lru'
import { currentHeads, reaches } from './heads'

interface Kept {
  /** Read before the data: where the rooms stood that were known beforehand, then all that the answer names. */
  asOf: AsOf
  answer: Promise<Dated>
  since: number
}
type Dated = object & { asOf: AsOf }

const MOST_ANSWERS = 2_000
/** What no event tells, such as a row changed by hand, is seen after this long. */
const KEPT_MS = 60_000
/** A room learned on the way, or an answer under way that proved too old: looked at again, then read without a cache. */
const MOST_LOOKS = 3

const answers = () => sharedCache('answers', () => new Lru<string, Kept>(MOST_ANSWERS))

/**
 * A read that rooms keep fresh cannot have another answer while they stand where they stood before it: it is kept, and used as
 * long as their heads, read anew for each request, are no newer. Whoever asks at once waits for the one that reads.
 * @param read given the heads read before it; its answer may name more rooms, as withAsOf says
 * @param also rooms that end it besides, and are not named in the answer
 */
export async function keptAnswer<T extends Dated>(
  key: string,
  rooms: readonly Room[],
  read: (asOf: AsOf) => Promise<T>,
  also: readonly Room[] = [],
): Promise<T> {
  const store = answers()
  const first = [...rooms, ...also]
  for (let look = 0; look < MOST_LOOKS; look++) {
    const known = store.get(key)
    const heads = await currentHeads([...new Set([...first, ...(Object.keys(known?.asOf ?? {}) as Room[])])])
    // Another may have begun meanwhile.
    const kept = store.get(key)
    if (!kept || Date.now() - kept.since > KEPT_MS || !reaches(kept.asOf, heads, first)) {
      return begin(store, key, pick(heads, first), () => read(pick(heads, rooms)))
    }
    const answer = await kept.answer.catch(() => null)
    if (answer && reaches(answer.asOf, heads)) return answer as T
    // Too old for him in a room that is known only now, or in one whose head he has not asked yet.
    if (answer && Object.keys(answer.asOf).every((room) => heads[room])) store.delete(key, kept)
  }
  return read(await currentHeads(rooms))
}

async function begin<T extends Dated>(
  store: Lru<string, Kept>,
  key: string,
  asOf: AsOf,
  read: () => Promise<T>,
): Promise<T> {
  const answer = read()
  const kept: Kept = { asOf, answer, since: Date.now() }
  store.set(key, kept)
  try {
    const whole = await answer
    kept.asOf = { ...asOf, ...whole.asOf }
    return whole
  } catch (error) {
    // A refusal or a fault is nobody else's.
    store.delete(key, kept)
    throw error
  }
}

const pick = (heads: AsOf, rooms: readonly Room[]): AsOf =>
  Object.fromEntries(rooms.flatMap((room) => (heads[room] ? [[room, heads[room]]] : [])))
