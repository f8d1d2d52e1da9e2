import pg from 'pg'
import { APP_ROLE } from '@/lib/platform/database/app-role'

/**
 * Counts the SELECTs that the app's role sends to a database, by pg_stat_statements; what the bench itself writes there as the
 * owner is not among them.
 */
export class DatabaseReads {
  private readonly client: pg.Client

  constructor(databaseUrl: string) {
    this.client = new pg.Client({ connectionString: databaseUrl })
  }

  async open(): Promise<this> {
    await this.client.connect()
    await this.client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
    return this
  }

  /** Since the server of the database was started. */
  async count(): Promise<number> {
    const { rows } = await this.client.query<{ calls: number }>(
      `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
       WHERE userid = $1::regrole AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND query ~* '^\\s*(SELECT|WITH)' AND query !~* '(graphile_worker|FOR UPDATE)'`,
      [APP_ROLE],
    )
    return rows[0]?.calls ?? 0
  }

  /** All that the app's role has sent, whatever it is. */
  async statements(): Promise<number> {
    const { rows } = await this.client.query<{ calls: number }>(
      `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements
       WHERE userid = $1::regrole AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [APP_ROLE],
    )
    return rows[0]?.calls ?? 0
  }

  close(): Promise<void> {
    return this.client.end()
  }
}
