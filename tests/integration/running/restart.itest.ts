import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@/lib/platform/database/embedded/cluster'
import { migrate } from '@/lib/platform/database/migrate'
import { newId } from '@/lib/platform/ids'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { findBookErrors } from '@/lib/testing/books'
import { makeLeague } from '@/lib/testing/factories'
import { MoneyClient } from '@/lib/testing/money-client'

/** A PostgreSQL of its own, to be stopped under load. */

const settings: Record<string, string> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
let dataDir: string
let postgres: EmbeddedDatabase
let db: Database
const start = () => startEmbeddedDatabase({ dataDir, database: 'gavel', settings })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gavel-restart-'))
  postgres = await start()
  // The app goes on asking where it was.
  settings.port = new URL(postgres.url).port
  await migrate(postgres.url)
  await migrateJobs(postgres.url)
  db = createDatabase(postgres.url)
  Object.assign(globalThis, { [Symbol.for('gavel.database')]: db })
})
afterAll(async () => {
  await db.$disconnect()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
})

it('promise 7: a database that is restarted under load: 503 or done, each key once, and the total is right', async () => {
  const league = await makeLeague({ teams: 4 })
  const owner = await MoneyClient.of(league.owner)
  const wallets = await db.wallet.findMany({ where: { leagueId: league.leagueId } })
  const seen = new Set<string>()
  let done = 0
  let stopping = false
  /** Adds one unit after the other, each asked for again with its key until it is answered. */
  const lane = async (walletId: string) => {
    while (!stopping) {
      const key = newId()
      for (;;) {
        const { status, body } = await owner.adjust(
          walletId,
          { change: 'add', amount: '1', reason: 'Load' },
          key,
        )
        seen.add(`${status} ${body.error?.code ?? ''}`)
        if (status === 200) break
        await sleep(50)
      }
      done++
    }
  }
  const lanes = wallets.flatMap(({ id }) => [lane(id), lane(id)])
  const reach = async (count: number) => {
    while (done < count) await sleep(10)
  }
  await reach(20)
  await postgres.stop()
  postgres = await start()
  await reach(done + 40)
  stopping = true
  await Promise.all(lanes)
  expect(
    [...seen].filter((each) => !['200 ', '503 unavailable', '409 request_in_progress'].includes(each)),
  ).toEqual([])
  expect([...seen]).toContain('503 unavailable')
  const after = await db.wallet.findMany({ where: { leagueId: league.leagueId } })
  const total = (rows: typeof after) => rows.reduce((sum, row) => sum + row.available, 0n)
  expect(total(after) - total(wallets)).toBe(BigInt(done))
  const stuck = await db.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`
  expect(stuck).toEqual([])
  expect(await findBookErrors(db)).toEqual([])
})
