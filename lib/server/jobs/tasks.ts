import type { TaskList } from 'graphile-worker'
import { booksCheck } from '@/lib/server/books/jobs'
import { prune } from '@/lib/server/events/jobs'
import { incomePay, incomeSweep } from '@/lib/server/income/jobs'
import { transactionQueue, transactionQueueSweep } from '@/lib/server/queue/jobs'
import { roundClose, roundClosing, roundSweep } from '@/lib/server/rounds/jobs'
import { tiebreakerClose, tiebreakerSweep } from '@/lib/server/tiebreakers/jobs'

/** Every job by the name that it is scheduled under. */
export const tasks: TaskList = {
  books_check: booksCheck,
  income_pay: incomePay,
  income_sweep: incomeSweep,
  prune,
  round_close: roundClose,
  round_closing: roundClosing,
  round_sweep: roundSweep,
  tiebreaker_close: tiebreakerClose,
  tiebreaker_sweep: tiebreakerSweep,
  transaction_queue: transactionQueue,
  transaction_queue_sweep: transactionQueueSweep,
}

/** What runs by the clock alone. */
export const crontab = `
* * * * * round_sweep
* * * * * income_sweep
* * * * * tiebreaker_sweep
* * * * * books_check
* * * * * transaction_queue_sweep
17 * * * * prune
`
