import type { DeliveredEvent } from '@/lib/contracts/events'
import type { RoomPosition } from '@/lib/contracts/rooms'
import type { SubscribeAnswer } from '@/lib/contracts/socket'
import { comparePositions, placeOf } from '@/lib/domain/position/position'

/** More than this waiting behind a gap: let go, for the server will be asked anyway. */
const MOST_HELD = 1_000

/**
 * How far this tab has come in one room. Pure: an event or answer in, the next state and what to do out.
 * `asking`: a subscribe is under way, and what arrives is held back until it is answered.
 */
export interface RoomTrack {
  position: RoomPosition | null
  asking: boolean
  held: readonly DeliveredEvent[]
}

export interface TrackStep {
  track: RoomTrack
  /** In order, each next to the one before. */
  deliver: DeliveredEvent[]
  /** The server must be asked (again) from `track.position`. */
  ask: boolean
  /** The room begins anew here: what was read before may lack anything. */
  reset: RoomPosition | null
}

export const newTrack = (position: RoomPosition | null = null): RoomTrack => ({
  position,
  asking: false,
  held: [],
})
export const asking = (track: RoomTrack): RoomTrack => ({ ...track, asking: true })

/** An event has come. */
export function onEvent(track: RoomTrack, event: DeliveredEvent): TrackStep {
  const { position } = track
  if (track.asking || !position) return hold(track, event, false)
  const place = placeOf(position, event)
  if (place === 'past') return stay(track)
  if (place !== 'next') return hold(track, event, true)
  return { ...stay({ ...track, position: [event.epoch, event.seq] }), deliver: [event] }
}

/** The server says where the room stands: further than here means that something was lost on the way. */
export function onHead(track: RoomTrack, head: RoomPosition): TrackStep {
  if (track.asking || !track.position) return stay(track)
  const order = comparePositions(track.position, head)
  return { ...stay(track), ask: order === 'older' || order === 'unknown' }
}

/** The subscribe has been answered, with the whole replay or a reset. */
export function onAnswer(track: RoomTrack, answer: SubscribeAnswer & { ok: true }): TrackStep {
  const head: RoomPosition = [answer.epoch, answer.seq]
  const reset = answer.mode === 'reset' || !track.position
  const start: RoomTrack = { position: reset ? head : track.position, asking: false, held: [] }
  const deliver: DeliveredEvent[] = []
  let current = start
  let ask = false
  for (const event of [...(reset ? [] : answer.events), ...track.held]) {
    const step = onEvent(current, event)
    current = step.track
    deliver.push(...step.deliver)
    ask ||= step.ask
  }
  return { track: current, deliver, ask, reset: reset ? head : null }
}

/** The connection is gone: what is held may have a hole before it. The position stays, to resume from. */
export const onLost = (track: RoomTrack): RoomTrack => newTrack(track.position)

const stay = (track: RoomTrack): TrackStep => ({ track, deliver: [], ask: false, reset: null })

function hold(track: RoomTrack, event: DeliveredEvent, ask: boolean): TrackStep {
  const held = track.held.length < MOST_HELD ? [...track.held, event] : track.held
  return { ...stay({ ...track, held }), ask }
}
