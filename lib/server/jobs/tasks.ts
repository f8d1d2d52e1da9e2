import type { TaskList } from 'graphile-worker'
import { booksCheck } from '@/lib/server/books/jobs'
import { prune } from '@/lib/server/events/jobs'
import { roundClose, roundClosing, roundSweep } from '@/lib/server/rounds/jobs'
import { tiebreakerClose, tiebreakerSweep } from '@/lib/server/tiebreakers/jobs'

/** Every job by the name that it is scheduled under. */
export const tasks: TaskList = {
  books_check: booksCheck,
  prune,
  round_close: roundClose,
  round_closing: roundClosing,
  round_sweep: roundSweep,
  tiebreaker_close: tiebreakerClose,
  tiebreaker_sweep: tiebreakerSweep,
}

/** What runs by the clock alone. */
export const crontab = `
* * * * * round_sweep
* * * * * tiebreaker_sweep
* * * * * books_check
17 * * * * prune
`
