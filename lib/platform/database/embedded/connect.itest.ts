import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { migrate } from '../migrate'
import { startEmbeddedDatabase } from './cluster'
import { connectToData } from './connect'

async function startedAt(url: string): Promise<Date> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT pg_postmaster_start_time() AS at')
  await client.end()
  return rows[0].at
}

it('finds the database that Gavel is running on, and starts it when it is not running', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gavel-data-'))
  const env = { GAVEL_DATA_DIR: dataDir }
  const gavel = await startEmbeddedDatabase({ dataDir, database: 'gavel', settings: { fsync: 'off' } })
  let stopped = false
  try {
    const beside = await connectToData(env)
    expect(await startedAt(beside.url)).toEqual(await startedAt(gavel.url))
    await beside.close()
    const still = await startedAt(gavel.url)
    await gavel.stop()
    stopped = true
    const alone = await connectToData(env)
    expect((await startedAt(alone.url)).getTime()).toBeGreaterThan(still.getTime())
    await alone.close()
    await expect(startedAt(alone.url)).rejects.toThrow()
  } finally {
    if (!stopped) await gavel.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

it('gives the app a login of its own, which the migrations keep from writing wallets', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gavel-data-'))
  const settings = { fsync: 'off' }
  const gavel = await startEmbeddedDatabase({ dataDir, database: 'gavel', settings })
  try {
    await migrate(gavel.url)
    await migrateJobs(gavel.url)
    expect((await stat(join(dataDir, 'postgres-app-password'))).mode & 0o777).toBe(0o600)
    const app = new pg.Client({ connectionString: gavel.appUrl })
    await app.connect()
    await app.query('SELECT 1 FROM wallets')
    await expect(app.query('UPDATE wallets SET available = 1')).rejects.toMatchObject({ code: '42501' })
    await expect(app.query('SET ROLE gavel')).rejects.toMatchObject({ code: '42501' })
    await app.query(`SELECT graphile_worker.add_job('prune', job_key := 'once')`)
    expect((await app.query(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'once'`)).rowCount).toBe(1)
    await app.end()
  } finally {
    await gavel.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

it('takes DATABASE_URL as it is', async () => {
  const url = 'postgresql://somebody@elsewhere/gavel'
  expect((await connectToData({ DATABASE_URL: url, GAVEL_DATA_DIR: '/nowhere' })).url).toBe(url)
})
