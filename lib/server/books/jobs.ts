import type { Task } from 'graphile-worker'
import { logger } from '@/lib/platform/logger'
import { checkNextSlice } from './commands/check-books'
import { leaguesDue } from './data'

/** Of one run, a minute's: postings and transactions, and time. What is left waits for the next; rounds close by the same workers. */
const LINES = 40_000
const RUN_MS = 5_000
/** Leagues that take turns in one run. */
const LEAGUES = 500

/**
 * The standing check: goes round all leagues, a slice each at a time, so that a league of a million postings does not keep the
 * others waiting. One that fails holds up no other.
 */
export const booksCheck: Task = async () => {
  const until = Date.now() + RUN_MS
  let lines = LINES
  let due = await leaguesDue(new Date(), LEAGUES)
  while (due.length > 0) {
    const unfinished: string[] = []
    for (const leagueId of due) {
      if (lines <= 0 || Date.now() > until) return
      try {
        const done = await checkNextSlice(leagueId)
        lines -= done.lines
        if (!done.whole) unfinished.push(leagueId)
      } catch (error) {
        logger.error({ err: error, leagueId }, 'the books of a league could not be checked')
      }
    }
    due = unfinished
  }
}
