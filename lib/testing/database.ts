import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { createDatabase, type Database, type DatabaseOptions } from '@/lib/platform/database/client'
import { administer, createTestDatabase } from './postgres'

const SLOT = Symbol.for('gavel.database')
let ownerOfFile: Database | undefined

/** This test file's database with all rights, for what the app's role may not do or see. */
export function asOwner(): Database {
  if (!ownerOfFile) throw new Error('The test file has no database: call useTestDatabase() first.')
  return ownerOfFile
}

export type TestDatabase = Database & {
  /** Of the owner's; sessions of `createDatabase` take the app's role all the same. */
  url: string
}

/**
 * Gives the test file a database of its own, copied from the migrated template, and makes it the process's
 * `database()`, in the app's role. A connection left in a transaction at the end fails the file.
 * @returns a function, for the database exists only once the tests run
 */
export function useTestDatabase(
  options: Pick<DatabaseOptions, 'poolSize' | 'waitMs'> = {},
): () => TestDatabase {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  let db: TestDatabase
  beforeAll(async () => {
    const url = await createTestDatabase(server, inject('postgresTemplate'), name)
    process.env.DATABASE_URL = url
    db = Object.assign(createDatabase(url, options), { url })
    // Connects when it is first used.
    ownerOfFile = createDatabase(url, { poolSize: 2, role: null })
    ;(globalThis as { [SLOT]?: Database })[SLOT] = db
  })
  afterAll(async () => {
    const inTransaction = () =>
      administer<{ query: string }>(
        server,
        `SELECT query FROM pg_stat_activity WHERE datname = $1 AND state LIKE 'idle in transaction%'`,
        [name],
      )
    let stuck = await inTransaction()
    // Of a process that has just gone, or between two statements: a connection that was left stays.
    for (let tries = 0; stuck.length > 0 && tries < 30; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      stuck = await inTransaction()
    }
    await Promise.all([db.$disconnect(), ownerOfFile?.$disconnect()])
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    expect(stuck, 'a connection was left in a transaction').toEqual([])
  })
  return () => db
}
