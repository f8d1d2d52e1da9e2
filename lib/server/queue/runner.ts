import { AppError } from '@/lib/platform/app-error'
import { type Database, database } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { carryOut } from './commands/carry-out'
import { end } from './commands/end'
import { recordTrouble } from './commands/record-trouble'
import { lockHead, peekHead } from './lock'
import { scheduleTurns } from './turn-job'

/** Faults of ours do not hold a league's money for ever; what the database cannot do now, it will be able to. */
const MOST_FAULTS = 5
/** Then others of the process's jobs have their turn. */
const BUDGET_MS = 20_000
/** When somebody else is at the first of the queue for longer than a lock may take. */
const LOOK_AGAIN_MS = 2_000

export type Step = 'empty' | 'done' | 'failed' | 'passed_by' | 'busy' | Date

/**
 * Carries out the first of a league's queue. Any number of processes may do so at once: the first is locked by one of them,
 * and the others wait for it.
 * @returns what became of it; `passed_by`: another was faster; a time: it is to be tried again then, and nothing before it
 */
export async function takeTurn(leagueId: string, db: Database = database()): Promise<Step> {
  const next = await peekHead(db, leagueId)
  if (!next) return 'empty'
  if (next.nextAttemptAt && next.nextAttemptAt > new Date()) return next.nextAttemptAt
  const actor = { userId: next.actorId }
  let mine = false
  try {
    return await inTransaction(
      actor,
      async (uow) => {
        mine = false
        const turn = await lockHead(uow.tx, leagueId)
        if (turn?.id !== next.id) return 'passed_by'
        mine = true
        await carryOut(uow, turn)
        return 'done'
      },
      { db },
    )
  } catch (error) {
    if (!mine) return stepAside(error)
    const refusal = error instanceof AppError && error.code !== 'unavailable' ? error : null
    if (!refusal)
      logger.warn({ err: error, leagueId, id: next.id }, 'a queued transaction was not carried out')
    const isFault = !(error instanceof AppError)
    return inTransaction(
      actor,
      async (uow): Promise<Step> => {
        const turn = await lockHead(uow.tx, leagueId)
        // Ended after all, or given up meanwhile.
        if (turn?.id !== next.id) return 'passed_by'
        if (!refusal && !(isFault && turn.attempts + 1 >= MOST_FAULTS)) return recordTrouble(uow, turn)
        const { code, message } = refusal ?? FAULT
        await end(uow, turn.id, { state: 'failed', failureCode: code, failure: message })
        return 'failed'
      },
      { db },
    )
  }
}

const FAULT = {
  code: 'internal',
  message: 'Something went wrong on our side. Nothing was moved; try it again, or discard it.',
} as const

/** Another process has the first and has not ended it yet. */
function stepAside(error: unknown): Step {
  if (error instanceof AppError && error.code === 'unavailable') return 'busy'
  throw error
}

/** Carries out what waits in a league, in its order, until nothing waits or the first has to wait. */
export async function runQueue(leagueId: string, db: Database = database()): Promise<void> {
  const until = Date.now() + BUDGET_MS
  for (;;) {
    const step = await takeTurn(leagueId, db)
    if (step === 'empty') return
    if (step instanceof Date) return scheduleTurns(db, leagueId, step)
    if (step === 'busy') return scheduleTurns(db, leagueId, new Date(Date.now() + LOOK_AGAIN_MS))
    if (Date.now() > until) return scheduleTurns(db, leagueId, new Date())
  }
}
