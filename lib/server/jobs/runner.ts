import {
  type LogFunctionFactory,
  Logger,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker'
import type { Queryable } from '@/lib/platform/database/client'
import { logger } from '@/lib/platform/logger'
import { statusBoard } from '@/lib/platform/status-board'

/** How soon after its time a scheduled job may start, at the latest. */
const POLL_MS = 1_000

const toPino: LogFunctionFactory = () => (level, message, meta) => {
  const write = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'
  logger[write]({ job: meta }, message)
}

/** Jobs live in the same PostgreSQL, so scheduling one is part of the transaction that wants it. */
export async function startJobs(
  connectionString: string,
  taskList: TaskList,
  crontab: string,
): Promise<Runner> {
  const runner = await run({
    connectionString,
    taskList,
    crontab,
    concurrency: 2,
    maxPoolSize: 3,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new Logger(toPino),
  })
  statusBoard().jobs = true
  runner.promise
    .catch((error) => logger.error({ err: error }, 'the job runner stopped'))
    .finally(() => {
      statusBoard().jobs = false
    })
  return runner
}

export const migrateJobs = (connectionString: string): Promise<void> =>
  runMigrations({ connectionString, logger: new Logger(toPino) })

/**
 * Schedules a job in an open transaction. A job with the same key replaces the one that waits.
 * @param queue jobs of one queue run one after the other; a league's id keeps its order
 */
export async function scheduleJob(
  tx: Queryable,
  job: { task: string; payload: Record<string, unknown>; runAt: Date; key: string; queue?: string },
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job.task}, payload := ${JSON.stringify(job.payload)}::json,
      run_at := ${job.runAt}::timestamptz, job_key := ${job.key}, queue_name := ${job.queue ?? null}, max_attempts := 25)`
}

export async function cancelJob(tx: Queryable, key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${key})`
}

/**
 * Frees what a killed process had taken: graphile-worker itself waits four hours. For a database that no other process
 * works on.
 */
export async function unlockJobs(db: Queryable): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(ARRAY(
      SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL))`
}

/** Longer than any job of a queue takes. */
const DEAD_AFTER_MINUTES = 3

/** Frees a queue whose worker was killed over one of its jobs, so that the next one is not kept waiting for hours. */
export async function freeDeadQueue(db: Queryable, queue: string): Promise<void> {
  await db.$executeRaw`
    SELECT graphile_worker.force_unlock_workers(ARRAY(
      SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE queue_name = ${queue} AND locked_by IS NOT NULL
        AND locked_at < now() - make_interval(mins => ${DEAD_AFTER_MINUTES})))`
}
