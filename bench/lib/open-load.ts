import { setTimeout as sleep } from 'node:timers/promises'
import { steadyMicros } from './steady'

/** So many a second, for so long. */
export interface Load {
  perSecond: number
  seconds: number
}

export const countOf = ({ perSecond, seconds }: Load): number => Math.round(perSecond * seconds)

/**
 * Starts `work` so many times a second, whether or not the earlier ones have ended, as people do who do not know of each
 * other; resolves when the last has ended.
 * @returns when each was due, in microseconds of the steady clock: waiting for its turn counts as waiting
 * @throws what the first that fails throws
 */
export async function openLoad(load: Load, work: (n: number) => unknown): Promise<number[]> {
  const due: number[] = []
  const ends: Promise<unknown>[] = []
  const began = steadyMicros()
  while (due.length < countOf(load)) {
    const until = Math.floor(((steadyMicros() - began) / 1e6) * load.perSecond) + 1
    while (due.length < Math.min(until, countOf(load))) {
      const n = due.length
      due.push(began + (n / load.perSecond) * 1e6)
      const end = Promise.resolve(work(n))
      // Seen by all() at the end.
      end.catch(() => {})
      ends.push(end)
    }
    await sleep(1)
  }
  await Promise.all(ends)
  return due
}
