import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import { database } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { armTimer, type Due, startTimers } from './close-timer'
import { decideWhenDue } from './commands/decide-when-due'
import { untilHeard } from './hearing'

const payloadSchema = z.object({ tiebreakerId: z.uuid(), leagueId: z.uuid() })

async function decide({ tiebreakerId, leagueId }: Due) {
  await untilHeard(tiebreakerId)
  await inTransaction({ userId: null }, (uow) => decideWhenDue(uow, { leagueId }, tiebreakerId))
}

/** The decision at the close, if the process that timed it is gone. */
export const tiebreakerClose: Task = async (payload) => {
  await decide(payloadSchema.parse(payload))
}

/** Decides what neither timer nor job did: one whose worker was killed waits for hours. One that fails holds up no other. */
export const tiebreakerSweep: Task = async () => {
  const before = new Date(Date.now() - GRACE_MS)
  const overdue = await database().tiebreaker.findMany({
    where: { state: 'open', closesAt: { lte: before } },
    select: { id: true, leagueId: true },
  })
  for (const { id, leagueId } of overdue) {
    const due = { tiebreakerId: id, leagueId }
    await decide(due).catch((error) => logger.error({ err: error, ...due }, 'an overdue tiebreaker failed'))
  }
}

/** Decides to the millisecond from now on, what is open already included. @returns how to stop */
export async function startDeciding(): Promise<() => void> {
  const stop = startTimers(decide)
  const open = await database().tiebreaker.findMany({
    where: { state: 'open' },
    select: { id: true, leagueId: true, closesAt: true },
  })
  for (const { id, leagueId, closesAt } of open) {
    if (closesAt) armTimer({ tiebreakerId: id, leagueId }, new Date(closesAt.getTime() + GRACE_MS))
  }
  return stop
}
