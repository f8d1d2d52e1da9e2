import type { DeliveredEvent, LiveEvent } from '@/lib/contracts/events'
import type { RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions, inEpoch } from '@/lib/domain/position/position'
import { currentHeads, readMissed } from '@/lib/server/events/data'
import type { RoomStream } from './room-stream'

/** Events that lead from the tab's position to the stream's, or `reset` when that cannot be had whole. */
export type Replay = LiveEvent[] | 'reset'

/** What one replay may hold. */
export interface ReplayBounds {
  events: number
  /** Beyond this nothing more is read; what memory had is for the caller to measure. */
  bytes: number
}

/** The relay moves on while we read; after this many times the tab may as well fetch anew. */
const MOST_READS = 5

/**
 * Finds what a tab missed and hands it to `release` in the same breath in which the stream stands at its end: the
 * caller joins and answers there, so nothing is lost or told twice between replay and live.
 */
export async function replayFrom(
  stream: RoomStream,
  from: RoomPosition | null,
  { events: limit, bytes }: ReplayBounds,
  release: (replay: Replay, position: RoomPosition) => void,
): Promise<void> {
  const finish = (replay: Replay) => release(replay, stream.position ?? [0, 0])
  if (!from || !stream.position) return finish('reset')
  if (comparePositions(from, stream.position) === 'newer') {
    // The tab read the database before this node heard of the commit, or the database was set back.
    const head = (await currentHeads([stream.room]))[stream.room] ?? [0, 0]
    if (comparePositions(from, head) === 'newer') return finish('reset')
  }
  let read: LiveEvent[] = []
  for (let reads = 0; reads <= MOST_READS; reads++) {
    const reached = endOf(read) ?? from
    const rest = remaining(stream, reached)
    if (rest === 'reset') return finish('reset')
    if (rest) return finish(read.length + rest.length > limit ? 'reset' : upTo(stream, [...read, ...rest]))
    const start = inEpoch(reached, stream.position[0])
    if (!start || stream.position[1] - start[1] > limit) return finish('reset')
    const more = await readMissed({ room: stream.room, epoch: start[0], seq: start[1], limit, bytes })
    // Pruned: its numbers no longer join on.
    if (more[0]?.seq !== start[1] + 1) return finish('reset')
    read = [...read, ...more]
    if (sizeOf(read) > bytes) return finish('reset')
    stream.remember(read)
  }
  finish('reset')
}

/** What memory adds after `reached`; null: the database must be asked. */
function remaining(stream: RoomStream, reached: RoomPosition): LiveEvent[] | 'reset' | null {
  if (!stream.position) return 'reset'
  const order = comparePositions(reached, stream.position)
  if (order === 'unknown') return 'reset'
  return order === 'older' ? stream.since(reached) : []
}

/** The database may know more than the stream has told: that comes live. */
const upTo = (stream: RoomStream, events: LiveEvent[]): LiveEvent[] =>
  events.filter((event) => event.seq <= (stream.position?.[1] ?? 0))

/** As it travels. */
export const sizeOf = (events: readonly DeliveredEvent[]): number => Buffer.byteLength(JSON.stringify(events))

const endOf = (events: LiveEvent[]): RoomPosition | null => {
  const last = events.at(-1)
  return last ? [last.epoch, last.seq] : null
}
