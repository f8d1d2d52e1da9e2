import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { logger } from '@/lib/platform/logger'
import { PrismaClient } from '@/prisma/generated/client'
import { APP_ROLE } from './app-role'
import { OneAtATime } from './one-at-a-time'

export type Database = PrismaClient
/** A transaction's handle, or the client itself: what a read takes. */
export type Queryable = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** Below the transaction's own 15 s, so that the database gives up first and says why. */
const SESSION_LIMITS =
  '-c lock_timeout=5000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=20000'

export interface DatabaseOptions {
  poolSize?: number
  /** Null: with all rights of the address's own user, for checking the books and for tests that tamper with them. */
  role?: typeof APP_ROLE | null
  /** How long a statement waits for one of its connections. */
  waitMs?: number
}

/** @param databaseUrl of a user that has, or is a member of, the app's role */
export function createDatabase(
  databaseUrl: string,
  { poolSize = 8, role = APP_ROLE, waitMs = 5_000 }: DatabaseOptions = {},
): Database {
  const pool = new pg.Pool({
    Client: OneAtATime,
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: waitMs,
    options: role ? `${SESSION_LIMITS} -c role=${role}` : SESSION_LIMITS,
  })
  // An idle connection that breaks is replaced when the next is needed; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'a connection to the database broke'))
  const adapter = new PrismaPg(pool, { disposeExternalPool: true })
  return Object.assign(new PrismaClient({ adapter }), { [POOL]: pool })
}

const POOL = Symbol.for('gavel.pool')

/** The connections that a client shares, for the one statement that is worth writing past Prisma (lib/server/ledger/change-wallet.ts). */
export const poolOf = (db: Database): pg.Pool => (db as Database & { [POOL]: pg.Pool })[POOL]

const SLOT = Symbol.for('gavel.database')

/**
 * The process's one client. server.ts and Next's handlers load separate copies of this module, so it lives on
 * globalThis (docs/decisions/0005).
 */
export function database(): Database {
  const shared = globalThis as { [SLOT]?: Database }
  shared[SLOT] ??= createDatabase(process.env.DATABASE_URL ?? '', {
    poolSize: Number(process.env.GAVEL_DATABASE_POOL ?? 8),
  })
  return shared[SLOT]
}
