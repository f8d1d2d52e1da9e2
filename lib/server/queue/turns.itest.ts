import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { enterLeague } from '@/lib/server/leagues/access'
import { removeMember } from '@/lib/server/leagues/commands/remove-member'
import { lockWallets } from '@/lib/server/ledger/lock'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { type QueueClient, queueClient } from '@/lib/testing/queue-client'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { transactionQueueSweep } from './jobs'
import { runQueue, takeTurn } from './runner'

const db = useTestDatabase()
/** Another process's connections. */
let elsewhere: Database
/** Whoever may end others' connections. */
let operator: Database
let league: MadeLeague
let olive: QueueClient
let wallets: string[]

beforeAll(() => {
  elsewhere = createDatabase(db().url, { poolSize: 4 })
  operator = createDatabase(db().url, { poolSize: 1, role: null })
})
afterAll(async () => {
  expect(await findBookErrors(db())).toEqual([])
  await elsewhere.$disconnect()
  await operator.$disconnect()
})
beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 2 })
  olive = await queueClient(league.leagueId, league.owner)
  const rows = await db().wallet.findMany({ where: { leagueId: league.leagueId }, orderBy: { id: 'asc' } })
  wallets = rows.map(({ id }) => id)
})

const run = () => runQueue(league.leagueId)
const states = async () =>
  (
    await db().queuedTransaction.findMany({
      where: { leagueId: league.leagueId },
      orderBy: { number: 'asc' },
    })
  ).map(({ state }) => state)
const available = async (walletId: string) =>
  Number((await db().wallet.findUniqueOrThrow({ where: { id: walletId } })).available)
/** What the ledger wrote for the queue, in its order. */
const written = async () =>
  (
    await db().posting.findMany({
      where: { leagueId: league.leagueId, walletId: { not: null }, transaction: { causeType: 'queued' } },
      orderBy: { id: 'asc' },
      include: { transaction: true },
    })
  ).map(({ amount, transaction }) => ({
    amount: Number(amount),
    reason: transaction.reason,
    cause: transaction.causeId,
  }))

/** Ends the backends of this database that wait for a lock. */
const killWaiting = () =>
  operator.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`

describe('turns', () => {
  it('forty queued at once by two people are carried out in the order of their numbers, each once, by two processes', async () => {
    const cass = await queueClient(league.leagueId, await joinLeague(league, { role: 'commissioner' }))
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? olive : cass).adjust(wallets[n % 2] ?? '', n + 1, `Nr ${n}`),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const byNumber = answers
      .map(({ body }, n) => ({ ...body, reason: `Nr ${n}` }))
      .sort((a, b) => a.number - b.number)
    expect(byNumber.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    expect(byNumber.map(({ ahead }) => ahead)).toEqual(Array.from({ length: 40 }, (_, n) => n))
    expect(await written()).toEqual([])
    await Promise.all([run(), runQueue(league.leagueId, elsewhere), run()])
    expect((await written()).map(({ reason }) => reason)).toEqual(byNumber.map(({ reason }) => reason))
    expect(await states()).toEqual(Array(40).fill('done'))
  })

  it('one that is refused is failed with the reason, and those behind it go on', async () => {
    const broke = (await olive.adjust(wallets[0] ?? '', -100_001, 'Too much')).body
    await olive.adjust(wallets[0] ?? '', 5, 'After it')
    await run()
    expect(await states()).toEqual(['failed', 'done'])
    const { transaction } = (await olive.get(broke.id)).body
    expect(transaction).toMatchObject({
      state: 'failed',
      failure: { code: 'insufficient_funds', message: expect.stringContaining('Team ') },
      transactionId: null,
      endedAt: expect.any(String),
    })
    expect(await available(wallets[0] ?? '')).toBe(100_005)
  })

  it('a batch with one bad line moves nothing', async () => {
    const [one, two] = wallets as [string, string]
    const changes = [
      { walletId: one, amount: '10' },
      { walletId: two, amount: '-100001' },
    ]
    await olive.add({ kind: 'batch_adjustment', payload: { changes }, reason: 'Half a batch' })
    await olive.add({ kind: 'transfer', payload: { from: one, to: two, amount: '30' }, reason: 'A gift' })
    await run()
    expect(await states()).toEqual(['failed', 'done'])
    expect(await Promise.all([available(one), available(two)])).toEqual([99_970, 100_030])
  })

  it('the database’s trouble in the middle of one holds the queue, in its order, and is made up for once', async () => {
    const [one, two] = wallets as [string, string]
    const first = (await olive.adjust(one, 7, 'First')).body
    await olive.adjust(two, 9, 'Second')
    await elsewhere.$transaction(
      async (tx) => {
        await lockWallets(tx, [one])
        const turn = takeTurn(league.leagueId)
        await someoneWaits()
        await killWaiting()
        expect(await turn).toBeInstanceOf(Date)
      },
      { timeout: 30_000 },
    )
    expect((await olive.get(first.id)).body.transaction).toMatchObject({
      state: 'retrying',
      attempts: 1,
      nextAttemptAt: expect.any(String),
    })
    // Whoever comes meanwhile waits, and does not pass.
    await run()
    expect(await states()).toEqual(['retrying', 'queued'])
    expect(await written()).toEqual([])
    await db().queuedTransaction.update({ where: { id: first.id }, data: { nextAttemptAt: new Date() } })
    await run()
    expect(await states()).toEqual(['done', 'done'])
    expect((await written()).map(({ reason }) => reason)).toEqual(['First', 'Second'])
  })

  it('a process killed in the middle leaves it to the next, who waits for it and does it once', async () => {
    const [one] = wallets as [string]
    await olive.adjust(one, 7, 'Once')
    const both = await elsewhere.$transaction(
      async (tx) => {
        await lockWallets(tx, [one])
        // The first process is in the middle of the turn, the second waits for the turn's row.
        const killed = takeTurn(league.leagueId)
        await someoneWaits()
        const [{ pid } = { pid: 0 }] = await db().$queryRaw<{ pid: number }[]>`
          SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        const next = runQueue(league.leagueId)
        await someoneWaits(2)
        await operator.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`
        return { killed, next }
      },
      { timeout: 30_000 },
    )
    // Whichever of the two is first now: the one that was killed may put it off.
    await Promise.all([both.killed, both.next])
    await db().queuedTransaction.updateMany({
      where: { state: 'retrying' },
      data: { nextAttemptAt: new Date() },
    })
    await run()
    expect(await states()).toEqual(['done'])
    expect(await written()).toMatchObject([{ amount: 7 }])
  })

  it('the database refuses a second end, and money for a second turn', async () => {
    const { id } = (await olive.adjust(wallets[0] ?? '', 1)).body
    await run()
    await expect(
      db().queuedTransaction.update({
        where: { id },
        data: { state: 'queued', transactionId: null, endedAt: null },
      }),
    ).rejects.toThrow()
    expect(await states()).toEqual(['done'])
    const [{ cause } = { cause: null }] = await written()
    expect(cause).toBe(id)
  })

  it('what no job came for is swept up; a fault of ours ends as failed after five tries', async () => {
    const { id } = (await olive.adjust(wallets[0] ?? '', 1)).body
    await db().queuedTransaction.update({
      where: { id },
      data: { payload: { nonsense: true }, queuedAt: new Date(0) },
    })
    await olive.adjust(wallets[0] ?? '', 2, 'Behind it')
    for (let n = 1; n < 5; n++) {
      await transactionQueueSweep({}, {} as never)
      const row = await db().queuedTransaction.findUniqueOrThrow({ where: { id } })
      expect([row.state, row.attempts]).toEqual(['retrying', n])
      await db().queuedTransaction.update({ where: { id }, data: { nextAttemptAt: new Date(0) } })
    }
    await transactionQueueSweep({}, {} as never)
    expect(await states()).toEqual(['failed', 'done'])
    expect((await olive.get(id)).body.transaction.failure.code).toBe('internal')
  })

  it('what somebody queued who has left the league, or runs it no more, is refused when its turn comes', async () => {
    const person = await joinLeague(league, { role: 'commissioner' })
    const cass = await queueClient(league.leagueId, person)
    await cass.adjust(wallets[0] ?? '', 1)
    await cass.adjust(wallets[0] ?? '', 1)
    const { memberId } = await enterLeague(person, league.leagueId)
    await db().member.update({ where: { id: memberId }, data: { role: 'spectator' } })
    await takeTurn(league.leagueId)
    await removeMember(league.scope, memberId)
    await run()
    const rows = (await olive.list()).body.ended
    expect(rows.map(({ failure }: { failure: { code: string } }) => failure.code)).toEqual([
      'forbidden',
      'forbidden',
    ])
    expect(await available(wallets[0] ?? '')).toBe(100_000)
  })
})

describe('a failed one', () => {
  it('is tried again under a new number at the end, once', async () => {
    const [one] = wallets as [string]
    const failed = (await olive.adjust(one, -100_001, 'Fine')).body
    await run()
    await olive.adjust(one, 5, 'Top up')
    const key = newId()
    const again = await olive.retry(failed.id, key)
    expect(again.body).toMatchObject({ number: 3, ahead: 1 })
    expect((await olive.retry(failed.id, key)).body).toEqual(again.body)
    expect((await olive.retry(failed.id)).body.error.code).toBe('conflict')
    expect((await olive.discard(failed.id)).body.error.code).toBe('conflict')
    await run()
    expect(await states()).toEqual(['failed', 'done', 'done'])
    const { ended } = (await olive.list()).body
    expect(ended[0]).toMatchObject({ number: 3, retries: { id: failed.id, number: 1 } })
    expect(ended[2]).toMatchObject({ number: 1, retriedBy: { id: again.body.id, number: 3 } })
    expect(await available(one)).toBe(4)
  })

  it('or one that waits is given up, with an entry in the audit log; what is done is not', async () => {
    const [one] = wallets as [string]
    const failed = (await olive.adjust(one, -100_001)).body
    await run()
    const waiting = (await olive.adjust(one, 5)).body
    const done = (await olive.adjust(one, 6)).body
    expect((await olive.discard(failed.id)).body.transaction.state).toBe('discarded')
    expect((await olive.discard(waiting.id)).body.transaction.state).toBe('discarded')
    await run()
    expect((await olive.discard(done.id)).body.error.code).toBe('conflict')
    expect((await olive.discard(waiting.id)).body.error.code).toBe('conflict')
    expect((await olive.retry(failed.id)).body.error.code).toBe('conflict')
    expect(await states()).toEqual(['discarded', 'discarded', 'done'])
    expect(await available(one)).toBe(100_006)
    const acts = await db().auditEntry.findMany({
      where: { leagueId: league.leagueId, action: { startsWith: 'queue' } },
      orderBy: { id: 'asc' },
    })
    expect(acts.map(({ action }) => action)).toEqual([
      ...Array(3).fill('queue.add'),
      ...Array(2).fill('queue.discard'),
    ])
  })
})
