import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { joinLeague, type MadeLeague, makeLeague } from '@/lib/testing/factories'
import { type QueueClient, queueClient } from '@/lib/testing/queue-client'
import { MOST_WAITING } from './commands/append'
import { runQueue } from './runner'

const db = useTestDatabase()
let league: MadeLeague
let other: MadeLeague
let olive: QueueClient
let mara: QueueClient
let stranger: QueueClient
let wallet: string
let foreign: string

beforeAll(async () => {
  league = await makeLeague({ teams: 1 })
  other = await makeLeague({ teams: 1 })
  const walletOf = async (leagueId: string) =>
    (await db().wallet.findFirstOrThrow({ where: { leagueId } })).id
  wallet = await walletOf(league.leagueId)
  foreign = await walletOf(other.leagueId)
  olive = await queueClient(league.leagueId, league.owner)
  mara = await queueClient(league.leagueId, league.teams[0]?.manager as never)
  stranger = await queueClient(league.leagueId, other.owner)
})
beforeEach(() => resetLimits())
afterAll(async () => expect(await findBookErrors(db())).toEqual([]))

it('only commissioners queue money by hand, and the log says who tried', async () => {
  expect((await mara.adjust(wallet, 1)).body.error.code).toBe('forbidden')
  expect((await stranger.adjust(wallet, 1)).status).toBe(404)
  expect(await db().queuedTransaction.count()).toBe(0)
  expect(await db().auditEntry.count({ where: { leagueId: league.leagueId, refused: true } })).toBe(1)
})

it('another league’s wallet, or none, is not found', async () => {
  const nobody = await olive.adjust(newId(), 1)
  expect(nobody.status).toBe(404)
  expect((await olive.adjust(foreign, 1)).body).toEqual(nobody.body)
  const transfer = { kind: 'transfer', payload: { from: wallet, to: foreign, amount: '1' }, reason: 'x' }
  expect((await olive.add(transfer)).status).toBe(404)
})

it('takes only what is on its list, with whole amounts and bounds', async () => {
  const reason = 'x'
  const change = { walletId: wallet, amount: '1' }
  const bad = [
    { kind: 'open_wallets', payload: {}, reason },
    { kind: 'adjustment', payload: change },
    { kind: 'adjustment', payload: { ...change, leagueId: league.leagueId }, reason },
    { kind: 'adjustment', payload: change, reason, state: 'done' },
    { kind: 'transfer', payload: { from: wallet, to: wallet, amount: '1' }, reason },
    { kind: 'transfer', payload: { from: wallet, to: wallet, amount: '-1' }, reason },
    { kind: 'batch_adjustment', payload: { changes: [] }, reason },
    { kind: 'batch_adjustment', payload: { changes: Array(501).fill(change) }, reason },
    ...['0', '1.5', '1e3', ' 5 ', '9007199254740992', 5].map((amount) => ({
      kind: 'adjustment',
      payload: { ...change, amount },
      reason,
    })),
  ]
  const answers = await Promise.all(bad.map((body) => olive.add(body)))
  expect(answers.map(({ body }) => body.error?.code)).toEqual(bad.map(() => 'invalid_request'))
  expect(await db().queuedTransaction.count()).toBe(0)
})

it('one key queues once, and another body under it is refused', async () => {
  const key = newId()
  const [first, second] = [
    await olive.adjust(wallet, 1, 'Once', key),
    await olive.adjust(wallet, 1, 'Once', key),
  ]
  expect(second.body).toEqual(first.body)
  expect((await olive.adjust(wallet, 2, 'Once', key)).body.error.code).toBe('idempotency_mismatch')
  expect(await db().queuedTransaction.count({ where: { leagueId: league.leagueId } })).toBe(1)
  await runQueue(league.leagueId)
})

it('a manager sees and touches his own alone; a commissioner all of his league', async () => {
  const { id } = (await olive.adjust(wallet, -100_500, 'Olive’s')).body
  await runQueue(league.leagueId)
  expect((await mara.list()).body).toMatchObject({ waiting: [], ended: [] })
  for (const who of [mara, stranger]) {
    const answers = [await who.get(id), await who.retry(id), await who.discard(id)]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  }
  // By way of a league that one runs oneself.
  const theirs = await queueClient(other.leagueId, other.owner)
  expect([(await theirs.get(id)).status, (await theirs.discard(id)).status]).toEqual([404, 404])
  const cass = await queueClient(league.leagueId, await joinLeague(league, { role: 'commissioner' }))
  expect((await cass.get(id)).body.transaction.state).toBe('failed')
  expect((await cass.discard(id)).body.transaction.state).toBe('discarded')
})

it('what ended comes in pages by number', async () => {
  for (let n = 0; n < 5; n++) await olive.adjust(wallet, 1, `Page ${n}`)
  await runQueue(league.leagueId)
  const numbers = (answer: { body: { ended: { number: number }[] } }) =>
    answer.body.ended.map(({ number }) => number)
  const first = await olive.list('?limit=2')
  const [, lowest = 0] = numbers(first)
  expect(first.body.hasMore).toBe(true)
  const next = await olive.list(`?limit=2&before=${lowest}`)
  expect(numbers(next)).toEqual([lowest - 1, lowest - 2])
  const all = await olive.list(`?limit=1&from=${lowest - 2}`)
  expect(numbers(all)).toEqual([...numbers(first), ...numbers(next)])
  expect(all.body.hasMore).toBe(true)
})

it('the queue has an end: for one person, and for the league', async () => {
  const waiting = (count: number, actorId: string, from: number) =>
    db().queuedTransaction.createMany({
      data: Array.from({ length: count }, (_, n) => ({
        id: newId(),
        leagueId: league.leagueId,
        number: from + n,
        kind: 'adjustment',
        payload: { walletId: wallet, amount: '1' },
        reason: 'x',
        actorId,
        queuedAt: new Date(),
      })),
    })
  await waiting(MOST_WAITING.actor, league.owner.userId, 10_000)
  expect((await olive.adjust(wallet, 1)).body.error).toMatchObject({ code: 'queue_full' })
  const cass = await queueClient(league.leagueId, await joinLeague(league, { role: 'commissioner' }))
  expect((await cass.adjust(wallet, 1)).status).toBe(200)
  await waiting(MOST_WAITING.league - MOST_WAITING.actor, league.owner.userId, 20_000)
  expect((await cass.adjust(wallet, 1)).body.error).toMatchObject({ code: 'queue_full' })
  await db().queuedTransaction.deleteMany({ where: { number: { gte: 10_000 } } })
})
