import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { closeWhenDue } from './commands/close-round'
import { tellClosing } from './commands/tell-closing'

const payloadSchema = z.object({ roundId: z.uuid(), leagueId: z.uuid() })

/** The server's clock closes a round; no browser needs to be open for it. */
export const roundClose: Task = async (payload) => {
  const { roundId, leagueId } = payloadSchema.parse(payload)
  await inTransaction({ userId: null }, (uow) => closeWhenDue(uow, { leagueId }, roundId))
}

/** Reminds teams that have submitted nothing, a while before the close. */
export const roundClosing: Task = async (payload) => {
  const { roundId, leagueId } = payloadSchema.parse(payload)
  await inTransaction({ userId: null }, (uow) => tellClosing(uow, { leagueId }, roundId))
}

/** Closes what its own job did not: one whose worker was killed waits for hours. One that fails holds up no other. */
export const roundSweep: Task = async () => {
  const overdue = await database().round.findMany({
    where: { state: 'open', closesAt: { lte: new Date() } },
    select: { id: true, leagueId: true },
  })
  for (const { id, leagueId } of overdue) {
    await inTransaction({ userId: null }, (uow) => closeWhenDue(uow, { leagueId }, id)).catch((error) =>
      logger.error({ err: error, roundId: id, leagueId }, 'an overdue round failed'),
    )
  }
}
