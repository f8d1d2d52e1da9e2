import type { EventData, EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { type Database, database, type Queryable } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { appendEvents, makeEvents, type PendingEvent } from './append'
import { ringDoorbell } from './doorbell'
import { tryAgain } from './try-again'

/** Who does it and under which key: given to every command. */
export interface Actor {
  /** Null: the scheduler. */
  userId: string | null
  /** The request's Idempotency-Key, carried by its events so that a tab knows its own. */
  mutationId?: string
}

/** One transaction: its handle, its events, and what is to happen after the commit. */
export interface UnitOfWork {
  tx: Queryable
  actor: Actor
  now: Date
  emit<T extends EventType>(
    rooms: Room | readonly Room[],
    type: T,
    data: EventData<T>,
    version?: number,
  ): PendingEvent[]
  /** Runs after the commit with the committed events, in order of registration. */
  afterCommit(callback: (events: readonly LiveEvent[]) => void): void
}

/**
 * The one way to change anything: a transaction whose events are numbered last and told after the commit.
 * Deadlocks are tried again, at most 5 times with jitter; nothing slow belongs inside.
 * @throws AppError `unavailable` when the database cannot be reached or stays locked
 */
export async function inTransaction<T>(
  actor: Actor,
  work: (uow: UnitOfWork) => Promise<T>,
  { db = database(), now = new Date() }: { db?: Database; now?: Date } = {},
): Promise<T> {
  return tryAgain(() => attemptOnce(actor, work, db, now))
}

async function attemptOnce<T>(actor: Actor, work: (uow: UnitOfWork) => Promise<T>, db: Database, now: Date) {
  const pending: PendingEvent[] = []
  const callbacks: ((events: readonly LiveEvent[]) => void)[] = []
  let committed: LiveEvent[] = []
  const result = await db.$transaction(
    async (tx) => {
      const answer = await work({
        tx,
        actor,
        now,
        emit(rooms, type, data, version) {
          const origin = { actorId: actor.userId, mutationId: actor.mutationId }
          const made = makeEvents([rooms].flat() as Room[], type, data, origin, version)
          pending.push(...made)
          return made
        },
        afterCommit: (callback) => callbacks.push(callback),
      })
      committed = await appendEvents(tx, pending)
      return answer
    },
    { maxWait: 5_000, timeout: 15_000 },
  )
  for (const callback of callbacks) {
    try {
      callback(committed)
    } catch (error) {
      // The change is committed: a listener's fault must not make it look refused.
      logger.error({ err: error }, 'an after-commit callback failed')
    }
  }
  ringDoorbell(committed)
  return result
}
