import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getHealth } from '@/lib/contracts/endpoints/system'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { statusBoard } from '@/lib/platform/status-board'

/** Below the usual patience of whoever asks: a database that takes longer is not ready. */
const PATIENCE_MS = 2_000

/**
 * Is Gavel ready to serve?
 * @throws AppError unavailable, with the parts in details
 */
export async function checkHealth(): Promise<AnswerOf<typeof getHealth>> {
  const { jobs, sockets } = statusBoard()
  const parts = { database: await databaseAnswers(), jobs, sockets: sockets() }
  if (Object.values(parts).every(Boolean)) return { ready: true, parts }
  const down = Object.entries(parts).filter(([, up]) => !up)
  throw new AppError('unavailable', `Not ready: ${down.map(([name]) => name).join(', ')}.`, { parts })
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false)
  })
  const asked = database().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
