import { type DeliveredEvent, isHidden, type LiveEvent } from '@/lib/contracts/events'
import type { RoomPosition } from '@/lib/contracts/rooms'
import { placeOf } from '@/lib/domain/position/position'
import { advance, type Dated } from './as-of'
import { type CacheRules, Meanwhile } from './cache-rule'

export interface Patched {
  data: Dated
  /** Not all of the events is in it: it must be read again. */
  incomplete: boolean
  /** The facts in it from beyond what it is dated. */
  beyond: Record<string, RoomPosition>
}

/** What events, in the order in which they were told, make of data by its rules. Pure; the same data back: nothing to show. */
export function patch(rules: CacheRules<never>, before: Dated, events: readonly DeliveredEvent[]): Patched {
  let data = before
  let incomplete = false
  const beyond: Patched['beyond'] = {}
  for (const event of events) {
    const at = data.asOf[event.room]
    const place = at ? placeOf(at, event) : 'ahead'
    if (place === 'past') continue
    const result = isHidden(event) ? (event.unknown ? 'refetch' : data) : applyRule(rules, data, event)
    if (result === 'refetch') {
      incomplete = true
      continue
    }
    const shown = result instanceof Meanwhile ? result.data : result
    const undated = !at && shown === data
    // After a hole numbers may not be counted on: the newer fact is shown, and all is read again.
    if (result instanceof Meanwhile || !(place === 'next' || undated)) incomplete = true
    if (place !== 'next' && shown !== data) beyond[event.room] = [event.epoch, event.seq]
    data = place === 'next' ? advance(shown, event) : shown
  }
  return { data, incomplete, beyond }
}

/** Whether in each room that dates the data these events are all that came after it, up to the last of them. */
export function inARow({ asOf }: Dated, events: readonly DeliveredEvent[]): boolean {
  const reached: Record<string, RoomPosition | undefined> = { ...asOf }
  for (const event of events) {
    const at = reached[event.room]
    const place = at ? placeOf(at, event) : 'past'
    if (place === 'next') reached[event.room] = [event.epoch, event.seq]
    else if (place !== 'past') return false
  }
  return true
}

function applyRule(
  rules: CacheRules<never>,
  data: Dated,
  event: LiveEvent,
): Dated | Meanwhile<Dated> | 'refetch' {
  const rule = rules[event.type] as
    | ((data: Dated, event: LiveEvent) => Dated | Meanwhile<Dated> | 'refetch')
    | undefined
  return rule ? rule(data, event) : 'refetch'
}
