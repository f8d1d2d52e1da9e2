import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { runQueue } from '@/lib/server/queue/runner'
import { findBookErrors } from '@/lib/testing/books'
import type { RouteAnswer } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, POUNDS } from '@/lib/testing/factories'
import { MoneyClient } from '@/lib/testing/money-client'
import { queueClient } from '@/lib/testing/queue-client'

/** Money by hand, through the routes: what many do at once, and what must not be mixed up. */

const db = useTestDatabase()
let league: MadeLeague

beforeEach(async () => {
  const tokens = { ...POUNDS, code: 'TOK', name: 'Tokens' }
  league = await makeLeague({
    teams: 2,
    currencies: [POUNDS, tokens],
    balances: { GBP: 1_000n, TOK: 1_000n },
  })
})
afterEach(async () => expect(await findBookErrors(db())).toEqual([]))

const wallet = async (index: number, code = 'GBP') =>
  (
    await db().wallet.findFirstOrThrow({
      where: { teamId: league.teams[index]?.id ?? '', currency: { code } },
    })
  ).id
const figures = async (id: string) => {
  const { available, postingSeq } = await db().wallet.findUniqueOrThrow({ where: { id } })
  return [Number(available), Number(postingSeq)]
}

const keys = (count: number) => Array.from({ length: count }, () => newId())

/** Asks again under its key when a slow machine says that it is busy, as every client does. */
async function answered(ask: () => Promise<RouteAnswer>): Promise<RouteAnswer> {
  for (;;) {
    const answer = await ask()
    if (answer.status !== 503) return answer
  }
}

it('fifty who take the whole balance at once: one has it, and the others are told that it is not there', async () => {
  const owner = await MoneyClient.of(league.owner)
  const id = await wallet(0)
  const take = { change: 'subtract', amount: '1000', reason: 'All of it' }
  const answers = await Promise.all(keys(50).map((key) => answered(() => owner.adjust(id, take, key))))
  const outcomes = answers.map(({ status, body }) => (status === 200 ? 'done' : body.error.code)).sort()
  expect(outcomes).toEqual(['done', ...Array(49).fill('insufficient_funds')])
  expect(await figures(id)).toEqual([0, 2])
})

describe('through the queue', () => {
  it('there and back many times at once: each is taken, and nothing is lost', async () => {
    const [a, b] = [await wallet(0), await wallet(1)]
    const owner = await queueClient(league.leagueId, league.owner)
    const there = { kind: 'transfer', payload: { from: a, to: b, amount: '7' }, reason: 'There' }
    const back = { kind: 'transfer', payload: { from: b, to: a, amount: '7' }, reason: 'Back' }
    const asked = keys(30).map((key, n) => answered(() => owner.add(n % 2 ? there : back, key)))
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(30).fill(200))
    await Promise.all([runQueue(league.leagueId), runQueue(league.leagueId)])
    await runQueue(league.leagueId)
    expect(await db().queuedTransaction.count({ where: { state: 'done' } })).toBe(30)
    expect([await figures(a), await figures(b)]).toEqual([
      [1_000, 31],
      [1_000, 31],
    ])
  })

  it('one currency is never another, and a wallet named twice in a batch is netted', async () => {
    const [pounds, tokens] = [await wallet(0), await wallet(1, 'TOK')]
    const owner = await queueClient(league.leagueId, league.owner)
    const mixed = { kind: 'transfer', payload: { from: pounds, to: tokens, amount: '5' }, reason: 'Mixed' }
    const twice = [
      { walletId: pounds, amount: '-1000' },
      { walletId: pounds, amount: '400' },
      { walletId: pounds, amount: '-400' },
    ]
    const batch = { kind: 'batch_adjustment', payload: { changes: twice }, reason: 'Twice' }
    const ids = [(await owner.add(mixed)).body.id, (await owner.add(batch)).body.id]
    await runQueue(league.leagueId)
    const [refused, done] = await Promise.all(ids.map(async (id) => (await owner.get(id)).body.transaction))
    expect([refused.state, refused.failure?.code]).toEqual(['failed', 'currency_mismatch'])
    expect(done.state).toBe('done')
    expect(await figures(pounds)).toEqual([0, 4])
    expect(await figures(tokens)).toEqual([1_000, 1])
  })
})
