import type { EventData, EventType, LiveEvent } from '@/lib/contracts/events'
import type { Room } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { type Database, database, type Queryable } from '@/lib/platform/database/client'
import { isConnectionLost, isUnavailable, sqlState } from '@/lib/platform/database/errors'
import { logger } from '@/lib/platform/logger'
import { appendEvents, makeEvent, type PendingEvent } from './append'
import { ringDoorbell } from './doorbell'

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

const MOST_TRIES = 5
/** Deadlock and serialization failure: the database asks us to try again. */
const AGAIN = new Set(['40P01', '40001'])

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
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(actor, work, db, now)
    } catch (error) {
      if (error instanceof AppError) throw error
      const state = sqlState(error)
      if (state && AGAIN.has(state) && attempt < MOST_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
        continue
      }
      if (isConnectionLost(error)) {
        logger.warn({ err: error }, 'the connection broke in a transaction')
        throw new AppError(
          'unavailable',
          'Gavel lost its database for a moment. It is not certain whether this was done: look before you try again.',
        )
      }
      // 55P03: a lock was not had in time.
      if (state === '55P03' || isUnavailable(error) || (state && AGAIN.has(state))) {
        logger.warn({ err: error }, 'transaction gave up')
        throw new AppError(
          'unavailable',
          'Gavel is busy or cannot reach its database. Nothing was changed; try again.',
        )
      }
      throw error
    }
  }
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
          const made = [rooms].flat().map((room) => makeEvent(room as Room, type, data, origin, version))
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
