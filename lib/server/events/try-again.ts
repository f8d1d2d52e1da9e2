import { AppError } from '@/lib/platform/app-error'
import { isConnectionLost, isUnavailable, sqlState } from '@/lib/platform/database/errors'
import { logger } from '@/lib/platform/logger'

const MOST_TRIES = 5
/** Deadlock and serialization failure: the database asks us to try again. */
const AGAIN = new Set(['40P01', '40001'])

/**
 * Runs something that the database does in whole or not at all; a deadlock is tried again, at most 5 times with jitter.
 * @throws AppError `unavailable` when the database cannot be reached or stays locked, with what is known of the change
 */
export async function tryAgain<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof AppError) throw error
      const state = sqlState(error)
      if (state && AGAIN.has(state) && tries < MOST_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries))
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
