import type { TaskList } from 'graphile-worker'
import { roundClose } from '@/lib/server/rounds/jobs'

/** Every job by the name that it is scheduled under. */
export const tasks: TaskList = { round_close: roundClose }
