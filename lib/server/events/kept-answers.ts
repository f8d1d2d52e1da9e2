import type { EventType } from '@/lib/contracts/events'
import { type AsOf, parseRoom, type Room, type RoomKind } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'
import { sharedCache } from '@/lib/platform/caching'
import { Lru } from '@/lib/platform/lru'
import { currentHeads, reaches } from './heads'
import { typesTold } from './told'

interface Kept {
  /** Read before the data: where the rooms stood that were known beforehand, then all that the answer names. */
  asOf: AsOf
  answer: Promise<Dated>
  since: number
}
type Dated = object & { asOf: AsOf }

export interface Keep {
  /** A name for this very answer: all that it depends on, and who may see it, is in it. */
  as: string
  /** Rooms that end it besides: of what a tab need not follow, but a page that is opened anew shows. */
  also?: readonly Room[]
  /** By kind of room, what is told there and cannot change this answer: it is kept, and reaches past it. */
  despite?: Despite
}
export type Despite = { readonly [K in RoomKind]?: readonly EventType[] }
/** Money and squads of others: they travel in a league's room and in their own team's. */
export const OTHERS_MONEY: Despite = { league: ['wallet_update', 'squad_update'] }

const MOST_ANSWERS = 2_000
/** What no event tells, such as a row changed by hand, is seen after this long. */
const KEPT_MS = 60_000
/** A room learned on the way, or an answer under way that proved too old: looked at again, then read without a cache. */
const MOST_LOOKS = 3

const answers = () => sharedCache('answers', () => new Lru<string, Kept>(MOST_ANSWERS))

/**
 * A read that rooms keep fresh cannot have another answer while they stand where they stood before it: it is kept, and used as
 * long as their heads, read anew for each request, are no newer, or only by what cannot change it. Whoever asks at once
 * waits for the one that reads.
 * @param read given the heads read before it; its answer may name more rooms, as withAsOf says
 */
export async function keptAnswer<T extends Dated>(
  { as: key, also = [], despite }: Keep,
  rooms: readonly Room[],
  read: (asOf: AsOf) => Promise<T>,
): Promise<T> {
  const store = answers()
  const first = [...rooms, ...also]
  for (let look = 0; look < MOST_LOOKS; look++) {
    const known = store.get(key)
    const heads = await currentHeads([...new Set([...first, ...(Object.keys(known?.asOf ?? {}) as Room[])])])
    // Another may have begun meanwhile.
    const kept = store.get(key)
    if (kept && despite) await moveOn(kept, heads, despite)
    if (!kept || Date.now() - kept.since > KEPT_MS || !reaches(kept.asOf, heads, first)) {
      return begin(store, key, pick(heads, first), () => read(pick(heads, rooms)))
    }
    const answer = await kept.answer.catch(() => null)
    if (answer && despite) await moveOn(kept, heads, despite)
    const reached = answer && { ...answer, asOf: furthest(answer.asOf, kept.asOf) }
    if (reached && reaches(reached.asOf, heads)) return reached as T
    // Too old for him in a room that is known only now, or in one whose head he has not asked yet.
    if (answer && Object.keys(answer.asOf).every((room) => heads[room])) store.delete(key, kept)
  }
  return read(await currentHeads(rooms))
}

/** What has been told since that cannot change the answer: it reaches past that, too. */
async function moveOn(kept: Kept, heads: AsOf, despite: Despite): Promise<void> {
  const moved = Object.entries(kept.asOf).filter(([room, at]) => {
    const head = heads[room]
    return head && comparePositions(at, head) === 'older'
  })
  await Promise.all(
    moved.map(async ([room, at]) => {
      const head = heads[room] as (typeof heads)[string]
      const harmless = despite[parseRoom(room)?.kind as RoomKind]
      const told = harmless ? await typesTold(room as Room, at, head) : null
      if (!told?.every((type) => harmless?.includes(type))) return
      // Another request may have gone further meanwhile.
      if (kept.asOf[room] === at) kept.asOf = { ...kept.asOf, [room]: head }
    }),
  )
}

/** Of the rooms that an answer names, the further of two positions. */
const furthest = (named: AsOf, reached: AsOf): AsOf =>
  Object.fromEntries(
    Object.entries(named).map(([room, at]) => {
      const other = reached[room]
      return [room, other && comparePositions(at, other) === 'older' ? other : at]
    }),
  )

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
    // Those who wait for it may have moved it on.
    kept.asOf = { ...kept.asOf, ...furthest(whole.asOf, kept.asOf) }
    return whole
  } catch (error) {
    // A refusal or a fault is nobody else's.
    store.delete(key, kept)
    throw error
  }
}

const pick = (heads: AsOf, rooms: readonly Room[]): AsOf =>
  Object.fromEntries(rooms.flatMap((room) => (heads[room] ? [[room, heads[room]]] : [])))
