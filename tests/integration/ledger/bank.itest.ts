import { type ChildProcess, fork } from 'node:child_process'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { findBookErrors } from '@/lib/testing/books'
import { asOwner, useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { randomFrom, soak } from '@/lib/testing/soak'
import { type Bank, type Orders, type Receipt, runErrand, runErrands } from './bank'

const CONNECTIONS = 32
const db = useTestDatabase({ poolSize: CONNECTIONS })
const { seconds, seed, pick } = soak()
const timeout = (seconds + 90) * 1_000
const until = () => Date.now() + seconds * 1_000

let league: MadeLeague
let bank: Bank

beforeEach(async () => {
  league = await makeLeague({ teams: 6, balances: { GBP: 400n } })
  const rows = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  const wallets = rows.map(({ id }) => id)
  bank = { leagueId: league.leagueId, actor: { userId: league.owner.userId }, wallets, seed }
})

/** In one snapshot: what the teams have, and what the accounts have given them. */
async function watchTotals(client: pg.Client): Promise<bigint> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  const { rows: teams } = await client.query(
    'SELECT sum(available + held)::text AS sum FROM wallets WHERE league_id = $1',
    [bank.leagueId],
  )
  const { rows: accounts } = await client.query(
    'SELECT sum(amount)::text AS sum FROM postings WHERE league_id = $1 AND wallet_id IS NULL',
    [bank.leagueId],
  )
  await client.query('COMMIT')
  return BigInt(teams[0].sum) + BigInt(accounts[0].sum)
}

/** Every errand that was answered is in the books as its answer says: once, or not at all. */
async function compare(receipts: readonly Receipt[]): Promise<void> {
  const rows = await db().ledgerTransaction.findMany({
    where: { leagueId: bank.leagueId, kind: 'adjustment' },
    select: { id: true, reason: true },
  })
  const booked = rows.map(({ id, reason }) => `${reason} ${id}`).toSorted()
  const done = new Map(receipts.map((receipt) => [receipt.name, receipt]))
  const expected = [...done.values()].filter(({ outcome }) => outcome === 'done')
  expect(booked).toEqual(expected.map(({ name, transactionId }) => `${name} ${transactionId}`).toSorted())
  expect(await findBookErrors(db())).toEqual([])
}

describe('a bank', () => {
  it(`of ${CONNECTIONS} connections keeps its total in every snapshot, whatever connections are cut`, {
    timeout,
  }, async () => {
    const random = randomFrom(seed)
    const watcher = new pg.Client({ connectionString: db().url })
    await watcher.connect()
    const { rows: own } = await watcher.query('SELECT pg_backend_pid() AS pid')
    const [owners] = await asOwner().$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    const spared = [own[0].pid, owners?.pid]
    const cut = () => asOwner().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> ALL (${spared}::int[]) AND pid <> pg_backend_pid()
      ORDER BY md5(pid::text || ${String(random())}) LIMIT ${1 + Math.floor(random() * 3)}`
    const receipts: Receipt[] = []
    const end = until()
    const most = pick(320, Number.POSITIVE_INFINITY)
    let [asked, cuts, snapshots] = [0, 0, 0]
    let open = true
    const customer = async () => {
      while (asked < most && (seconds === 0 || Date.now() < end)) {
        receipts.push(await runErrand(bank, `errand-number-${asked++}`))
        if (receipts.length % 40 === 0) {
          cuts++
          await cut()
        }
      }
    }
    const watch = async () => {
      for (; open; snapshots++) expect(await watchTotals(watcher)).toBe(0n)
    }
    const customers = Promise.all(Array.from({ length: CONNECTIONS }, customer)).finally(() => {
      open = false
    })
    await Promise.all([customers, watch()]).finally(() => watcher.end())
    await compare(receipts)
    expect(snapshots).toBeGreaterThan(1)
    expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(
      new Set(['done', 'insufficient_funds', 'invalid_request']),
    )
    if (seconds > 0)
      console.log(`bank: ${receipts.length} errands, ${cuts} cuts, ${snapshots} snapshots, seed ${seed}`)
  })

  it('of two processes on the same wallets, one of them killed and started again, does each errand once', {
    timeout,
  }, async () => {
    const count = pick(90, 1_000)
    const end = until()
    let rounds = 0
    const all: Receipt[] = []
    do {
      const prefix = (name: string) => `${name}-of-round-${rounds}`
      const [doomed, again] = [teller(), teller()]
      doomed.begin({ bank, prefix: prefix('doomed'), count })
      const steady = runErrands({ bank, prefix: prefix('steady'), count }, (receipt) => all.push(receipt))
      await doomed.reach(Math.floor(count / 3))
      doomed.child.kill('SIGKILL')
      await doomed.ended
      again.begin({ bank, prefix: prefix('doomed'), count })
      expect(await again.ended).toBe(0)
      await steady
      // The same answer before and after, for all that was answered before.
      const later = new Map(again.receipts.map((receipt) => [receipt.name, receipt]))
      for (const receipt of doomed.receipts) expect(later.get(receipt.name)).toEqual(receipt)
      expect(again.receipts).toHaveLength(count)
      all.push(...again.receipts)
      rounds++
    } while (Date.now() < end)
    await compare(all)
    if (seconds > 0)
      console.log(`bank: ${rounds} kills, ${all.length} errands in two processes, seed ${seed}`)
  })
})

/** Another process, which waits for its orders. */
function teller() {
  const child: ChildProcess = fork('tests/integration/ledger/teller.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: db().url, GAVEL_DATABASE_POOL: '6' },
  })
  const receipts: Receipt[] = []
  const waiting: { count: number; done: () => void }[] = []
  child.on('message', (receipt: Receipt) => {
    receipts.push(receipt)
    for (const each of waiting) if (receipts.length >= each.count) each.done()
  })
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  const heard = new Promise<void>((done) => child.once('disconnect', done))
  const ended = Promise.all([gone, heard]).then(([code]) => code)
  const begin = (orders: Orders) => child.send(orders)
  const reach = (count: number) =>
    new Promise<void>((done) => (receipts.length >= count ? done() : void waiting.push({ count, done })))
  return { child, receipts, ended, begin, reach }
}
