import type { Task } from 'graphile-worker'
import { ANSWERS_HOURS } from '@/lib/contracts/endpoint'
import { database } from '@/lib/platform/database/client'

/** A tab away for longer fetches anew instead of catching up event by event. */
const EVENTS_DAYS = 7

/** Deletes what has served its time. A room's head stays, so its numbers go on. */
export const prune: Task = async () => {
  const before = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await database().event.deleteMany({ where: { at: { lt: before(EVENTS_DAYS * 24) } } })
  await database().idempotencyRecord.deleteMany({ where: { createdAt: { lt: before(ANSWERS_HOURS) } } })
}
