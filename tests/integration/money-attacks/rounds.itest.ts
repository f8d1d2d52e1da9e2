import { afterEach, beforeEach, expect, it } from 'vitest'
import { POST as postFinalize } from '@/app/api/admin/bulk-rounds/[id]/finalize/route'
import { POST as postClose } from '@/app/api/rounds/[roundId]/close/route'
import { DELETE as deleteRound } from '@/app/api/rounds/[roundId]/route'
import { DELETE as deleteSheet } from '@/app/api/rounds/[roundId]/sheet/route'
import { POST as postSheet } from '@/app/api/rounds/[roundId]/sheet/submit/route'
import type { PlayerView } from '@/lib/contracts/views'
import { findBookErrors } from '@/lib/testing/books'
import { callRoute, type RouteRequest } from '@/lib/testing/call-route'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  finalize,
  type MadeLeague,
  type MadeTeam,
  makeLeague,
  makeOpenRound,
  makePlayers,
  signInAs,
  submitBids,
} from '@/lib/testing/factories'

/** Rounds and holds through the routes: too much, too late, and twice. */

const db = useTestDatabase()
let league: MadeLeague
let players: PlayerView[]
let team: MadeTeam
let owner: string
let manager: string

beforeEach(async () => {
  league = await makeLeague({
    teams: 1,
    balances: { GBP: 1_000n },
    roster: { squadSize: 1, positions: [{ code: 'GK', name: 'Goalkeeper', slots: 1 }] },
  })
  players = await makePlayers(league, 3, ['GK'])
  team = league.teams[0] as MadeTeam
  owner = (await signInAs(league.owner)).cookie
  manager = (await signInAs(team.manager)).cookie
})
afterEach(async () => expect(await findBookErrors(db())).toEqual([]))

const wallet = () => db().wallet.findFirstOrThrow({ where: { teamId: team.id } })
const outcome = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
  `${status} ${body.error?.code ?? 'done'}`
const submit = (roundId: string, amount: string, over: Partial<RouteRequest> = {}) =>
  callRoute(postSheet, {
    params: { roundId },
    cookie: manager,
    body: { bids: [{ playerId: players[0]?.id, amount }], expectedVersion: 0 },
    ...over,
  })
const cancel = (roundId: string) =>
  callRoute(deleteRound, { method: 'DELETE', params: { roundId }, cookie: owner, body: {} })
const finish = (id: string) => callRoute(postFinalize, { params: { id }, cookie: owner, body: {} })

it('a bid above what is safe is refused, the largest safe one is taken', async () => {
  const round = await makeOpenRound(league)
  expect(outcome(await submit(round.id, '1001'))).toBe('422 bid_refused')
  expect((await wallet()).held).toBe(0n)
  expect(outcome(await submit(round.id, '1000'))).toBe('200 done')
  expect(await wallet()).toMatchObject({ available: 0n, held: 1_000n })
})

it('after the close nothing is taken, whatever time the client claims', async () => {
  const round = await makeOpenRound(league)
  await callRoute(postClose, { params: { roundId: round.id }, cookie: owner, body: {} })
  const early = new Date(Date.now() - 3_600_000)
  const claims: Record<string, string>[] = [
    {},
    { date: early.toUTCString(), 'x-client-time': early.toISOString() },
    { 'if-unmodified-since': early.toUTCString() },
  ]
  for (const headers of claims)
    expect(outcome(await submit(round.id, '5', { headers }))).toBe('409 round_closed')
  const bids = [{ playerId: players[0]?.id, amount: '5' }]
  const body = { bids, expectedVersion: 0, submittedAt: early.toISOString() }
  expect(outcome(await submit(round.id, '5', { body }))).toBe('400 invalid_request')
  expect(await db().bid.count({ where: { roundId: round.id } })).toBe(0)
})

it('a hold that is withdrawn and cancelled at once is given back once', async () => {
  for (let time = 0; time < 4; time++) {
    const round = await makeOpenRound(league, { name: `Round ${time}` })
    await submit(round.id, '700')
    const params = { roundId: round.id }
    const withdraw = callRoute(deleteSheet, { method: 'DELETE', params, cookie: manager, body: {} })
    const answers = await Promise.all([withdraw, cancel(round.id)])
    expect(outcome(answers[1])).toBe('200 done')
    expect(['200 done', '409 round_state', '409 round_closed']).toContain(outcome(answers[0]))
    expect(await wallet()).toMatchObject({ available: 1_000n, held: 0n })
  }
})

it('the same refund asked for eight times at once happens once', async () => {
  const round = await makeOpenRound(league)
  await submit(round.id, '600')
  await finalize(league, round.id)
  expect((await wallet()).available).toBe(400n)
  const outcomes = (await Promise.all(Array.from({ length: 8 }, () => cancel(round.id)))).map(outcome)
  expect(outcomes).toContain('200 done')
  expect(outcomes.filter((each) => !['200 done', '409 round_state'].includes(each))).toEqual([])
  expect(await db().posting.count({ where: { walletId: (await wallet()).id } })).toBe(3)
  expect((await wallet()).available).toBe(1_000n)
})

it('the last place of a squad, won in two rounds that are finalized at once, is filled once', async () => {
  const [one, two] = [await makeOpenRound(league), await makeOpenRound(league, { name: 'Round two' })]
  await submitBids(league, one.id, team, [[players[0] as PlayerView, 300]])
  await submitBids(league, two.id, team, [[players[1] as PlayerView, 400]])
  await close(league, one.id)
  await close(league, two.id)
  const outcomes = (await Promise.all([finish(one.id), finish(two.id)])).map(outcome)
  expect(outcomes).toEqual(['200 done', '200 done'])
  const [won, ...more] = await db().squadEntry.findMany({ where: { teamId: team.id } })
  expect(more).toEqual([])
  expect(await wallet()).toMatchObject({ available: 1_000n - (won?.price ?? 0n), held: 0n })
})
