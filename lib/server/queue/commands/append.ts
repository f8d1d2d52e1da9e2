import type { QueuedKind } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { announceQueued } from '../announce'
import { leagueQueueFull, ownQueueFull } from '../errors'
import { scheduleTurns } from '../turn-job'

/** The most that wait in a league, and of one person. */
export const MOST_WAITING = { league: 500, actor: 100 }

export interface Appended {
  id: string
  number: number
  /** How many wait before it. */
  ahead: number
}

/**
 * Puts a transaction at the end of its league's queue. The counter's row is locked until the commit, so whoever sees a
 * number sees all numbers before it.
 * @throws AppError queue_full
 */
export async function append(
  uow: UnitOfWork,
  entry: {
    leagueId: string
    actorId: string
    kind: QueuedKind
    payload: unknown
    reason: string
    retriesId?: string
  },
): Promise<Appended> {
  const { tx } = uow
  const { leagueId, actorId } = entry
  const [counter] = await tx.$queryRaw<{ last_number: number }[]>`
    INSERT INTO transaction_queues AS queue (league_id, last_number) VALUES (${leagueId}::uuid, 1)
    ON CONFLICT (league_id) DO UPDATE SET last_number = queue.last_number + 1 RETURNING last_number`
  const number = Number(counter?.last_number)
  const [waiting] = await tx.$queryRaw<{ all: number; own: number }[]>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE actor_id = ${actorId}::uuid))::int AS own
    FROM queued_transactions WHERE league_id = ${leagueId}::uuid AND state IN ('queued', 'retrying')`
  const { all, own } = waiting ?? { all: 0, own: 0 }
  if (all >= MOST_WAITING.league) throw leagueQueueFull(MOST_WAITING.league)
  if (own >= MOST_WAITING.actor) throw ownQueueFull(MOST_WAITING.actor)
  const id = newId(uow.now.getTime())
  await tx.queuedTransaction.create({
    data: { ...entry, id, number, payload: asJson(entry.payload), queuedAt: uow.now },
  })
  await announceQueued(uow, id)
  await scheduleTurns(tx, leagueId, uow.now)
  return { id, number, ahead: all }
}

/** Each bigint as its decimal string. */
const asJson = (payload: unknown) =>
  JSON.parse(
    JSON.stringify(payload, (_key, part) => (typeof part === 'bigint' ? String(part) : part)),
  ) as never
