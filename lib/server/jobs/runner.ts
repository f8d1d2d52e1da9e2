import {
  type LogFunctionFactory,
  Logger,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import { APP_ROLE } from '@/lib/platform/database/app-role'
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
    connectionString: asApp(connectionString),
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

/** The same address, whose sessions begin in the app's role. */
function asApp(connectionString: string): string {
  const url = new URL(connectionString)
  url.searchParams.set('options', `-c role=${APP_ROLE}`)
  return url.href
}

/** graphile-worker's own tables, and the app's rights to them: its rows are closed to all but their owner unless a policy opens them. */
const GRANTS = `
  GRANT USAGE ON SCHEMA graphile_worker TO ${APP_ROLE};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${APP_ROLE};
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${APP_ROLE};
  DO $$ DECLARE v_table regclass; BEGIN
    FOR v_table IN SELECT oid FROM pg_class c WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = '${APP_ROLE}')
    LOOP EXECUTE format('CREATE POLICY ${APP_ROLE} ON %s TO ${APP_ROLE} USING (true) WITH CHECK (true)', v_table); END LOOP;
  END $$`

/** Any fixed number: two nodes that start at once grant one after the other. */
const GRANTING_LOCK = 7_285_303

/** @param connectionString the owner's, on a database that is migrated */
export async function migrateJobs(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: new Logger(toPino) })
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    // Several statements in one query are one transaction; the lock goes with it.
    await client.query(`SELECT pg_advisory_xact_lock(${GRANTING_LOCK}); ${GRANTS}`)
  } finally {
    await client.end()
  }
}

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
