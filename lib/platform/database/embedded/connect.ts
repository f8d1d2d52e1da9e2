import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbeddedDatabase } from './cluster'
import { reachableHome } from './owner'

export interface DataConnection {
  url: string
  /** Stops what was started for it; a database that Gavel is running on stays. */
  close(): Promise<void>
}

/**
 * The data of this installation, for a program beside the server: DATABASE_URL, or the embedded database of
 * GAVEL_DATA_DIR, whether Gavel is running on it or not.
 * @throws Error with one sentence when there is no way to it
 */
export async function connectToData(env: Record<string, string | undefined>): Promise<DataConnection> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, close: async () => {} }
  const dataDir = resolve(env.GAVEL_DATA_DIR || '.data')
  const running = await runningUrl(dataDir)
  if (running) return { url: running, close: async () => {} }
  const started = await startEmbeddedDatabase({ dataDir, database: 'gavel' })
  return { url: started.url, close: () => started.stop() }
}

/** Where the server of this folder listens, if one does: a pid file may outlive its server. */
async function runningUrl(dataDir: string): Promise<string | null> {
  const password = await readFile(join(dataDir, 'postgres-password'), 'utf8').catch(() => null)
  if (password === null) return null
  for (const home of [dataDir, reachableHome(dataDir)]) {
    const pidFile = await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
    // Line 4 is the port (PostgreSQL, src/include/utils/pidfile.h).
    const port = Number(pidFile.split('\n')[3])
    const url = `postgresql://gavel:${password}@127.0.0.1:${port}/gavel`
    if (port > 0 && (await answers(url))) return url
  }
  return null
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
