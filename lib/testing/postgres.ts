import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { migrate } from '@/lib/platform/database/migrate'
import { migrateJobs } from '@/lib/server/jobs/runner'

export interface TestPostgres {
  /** Of the server's own database, `postgres`. */
  url: string
  /** Name of the migrated database that every test's own is copied from. */
  template: string
  stop(): Promise<void>
}

/** What a test server may lose when the machine dies: everything. It makes each test several times faster. */
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/**
 * A real PostgreSQL for tests, with a migrated template. GAVEL_TEST_POSTGRES names one that is already running
 * (`npm test` starts one for all its parts); else an embedded one is started in `.cache`.
 */
export async function startTestPostgres(
  name = 'tests',
  settings: Record<string, string> = {},
): Promise<TestPostgres> {
  const given = process.env.GAVEL_TEST_POSTGRES
  if (given) return { url: given, template: await makeTemplate(given), stop: async () => {} }
  const dataDir = resolve('.cache', `postgres-${name}`)
  const embedded = await startEmbeddedDatabase({
    dataDir,
    database: 'unused',
    settings: { ...THROWAWAY, ...settings },
  })
  const url = withDatabase(embedded.url, 'postgres')
  await dropLeftovers(url)
  return { url, template: await makeTemplate(url), stop: () => embedded.stop() }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Runs one statement on the server's own database. */
export async function administer<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Copies the template; takes some 30 ms. */
export async function createTestDatabase(url: string, template: string, name: string): Promise<string> {
  await administer(
    url,
    `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY`,
  )
  return withDatabase(url, name)
}

/** Named by the content of the migrations and the packages, whose job runner brings tables of its own. */
async function makeTemplate(url: string): Promise<string> {
  const folder = join(process.cwd(), 'prisma', 'migrations')
  const hash = createHash('sha256').update(await readFile('package-lock.json'))
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.isDirectory()) hash.update(await readFile(join(folder, entry.name, 'migration.sql')))
  }
  const name = `template_${hash.digest('hex').slice(0, 16)}`
  const found = await administer(url, 'SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (found.length > 0) return name
  const draft = `${name}_making_${process.pid}`
  await administer(url, `CREATE DATABASE ${draft}`)
  await migrate(withDatabase(url, draft))
  await migrateJobs(withDatabase(url, draft))
  await administer(url, `ALTER DATABASE ${draft} RENAME TO ${name}`).catch(() =>
    administer(url, `DROP DATABASE ${draft}`),
  )
  return name
}

async function dropLeftovers(url: string) {
  const rows = await administer<{ datname: string }>(
    url,
    `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`,
  )
  for (const { datname } of rows)
    await administer(url, `DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`)
}
