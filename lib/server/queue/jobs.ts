import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { freeDeadQueue } from '@/lib/server/jobs/runner'
import { runQueue } from './runner'
import { queueOf } from './turn-job'

const payloadSchema = z.object({ leagueId: z.uuid() })

/** Carries out what waits in one league. */
export const transactionQueue: Task = async (payload) => {
  await runQueue(payloadSchema.parse(payload).leagueId)
}

/** What nobody came for within this time, somebody was killed over. */
const LATE_MS = 5_000

/** Carries out what its job did not: one whose worker was killed waits for hours. One league that fails holds up no other. */
export const transactionQueueSweep: Task = async () => {
  const before = new Date(Date.now() - LATE_MS)
  const late = await database().queuedTransaction.findMany({
    where: {
      state: { in: ['queued', 'retrying'] },
      queuedAt: { lt: before },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lt: before } }],
    },
    distinct: ['leagueId'],
    select: { leagueId: true },
  })
  for (const { leagueId } of late) {
    await sweep(leagueId).catch((error) => logger.error({ err: error, leagueId }, 'a late queue failed'))
  }
}

async function sweep(leagueId: string) {
  await freeDeadQueue(database(), queueOf(leagueId))
  await runQueue(leagueId)
}
