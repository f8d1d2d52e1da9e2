import { beforeEach, describe, expect, it } from 'vitest'
import type { PlayerView } from '@/lib/contracts/views'
import type { AppError } from '@/lib/platform/app-error'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { cancelRound } from '@/lib/server/rounds/commands/cancel-round'
import { finalizeRound } from '@/lib/server/rounds/commands/finalize-round'
import { previewRound, readRound } from '@/lib/server/rounds/data'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  finalize,
  LIVE_RULES,
  type MadeLeague,
  makeDraftRound,
  makeLeague,
  makeOpenRound,
  makePlayers,
  makeTie,
  submitBids,
  tiebreakersOf,
} from '@/lib/testing/factories'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'

const db = useTestDatabase()
let league: MadeLeague
let hall: TiebreakerHall
let players: PlayerView[]

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  hall = await enterHall(league)
  players = await makePlayers(league, 6, ['DEF', 'MID'])
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const player = (index: number) => players[index] as PlayerView
const codeOf = (error: AppError) => error.code
const run = (roundId: string) =>
  inTransaction(league.owner, (uow) => finalizeRound(uow, league.scope, roundId))
const cancel = (roundId: string) =>
  inTransaction(league.owner, (uow) => cancelRound(uow, league.scope, roundId))
const tieFor = async (roundId: string, index: number) =>
  (await tiebreakersOf(roundId)).find((tie) => tie.player.id === player(index).id)
const ownersOf = async () => {
  const entries = await db().squadEntry.findMany({ where: { leagueId: league.leagueId } })
  return players.map(({ id }) => {
    const entry = entries.find(({ playerId }) => playerId === id)
    const owner = league.teams.findIndex((candidate) => candidate.id === entry?.teamId)
    return entry ? [owner, Number(entry.price)] : null
  })
}

/** [team, player, amount] each, closed. */
async function aClosedRound(bids: [number, number, number][]) {
  const round = await makeOpenRound(league, { rules: LIVE_RULES })
  for (const index of league.teams.keys()) {
    const own = bids.filter(([by]) => by === index).map(([, who, amount]) => [player(who), amount] as const)
    if (own.length > 0) await submitBids(league, round.id, team(index), own)
  }
  await close(league, round.id)
  return round.id
}

/** Player 0 is tied between teams 0 and 1; what becomes of player 2 depends on it, players 1 and 3 go at once. */
const AROUND_A_TIE: [number, number, number][] = [
  [0, 0, 500],
  [1, 0, 500],
  [0, 1, 450],
  [0, 2, 100],
  [2, 2, 80],
  [2, 3, 400],
]

describe('a round around a tie', () => {
  it('is awarded at once but for what waits, and that is still paid for', async () => {
    const roundId = await aClosedRound(AROUND_A_TIE)
    const preview = await previewRound(league.scope, roundId)
    const teamIds = [team(0).id, team(1).id]
    expect(preview.ties).toEqual([{ playerId: player(0).id, teamIds, amount: '500', waitsFor: [] }])
    expect([preview.waiting, preview.unsold, preview.refusals]).toEqual([1, 2, []])

    const answer = await run(roundId)
    expect(answer.round).toMatchObject({ state: 'resolving', awardCount: 2, finalizedAt: null })
    expect(answer.awards.map(({ refundedAt: _, ...award }) => award)).toEqual(preview.awards)
    expect(await ownersOf()).toEqual([null, [0, 450], null, [2, 400], null, null])
    // Of the first: 500 in the tie, and 50 for what it may still win. Of the third: 80.
    expect(await hall.wallets()).toEqual([
      [0, 550],
      [500, 500],
      [520, 80],
    ])
    expect((await readRound(league.scope, roundId)).awards).toHaveLength(2)

    const tie = await tieFor(roundId, 0)
    await hall.submit(1, tie?.id ?? '', 510)
    await hall.withdraw(0, tie?.id ?? '')
    expect(await ownersOf()).toEqual([[1, 510], [0, 450], [0, 100], [2, 400], null, null])
    expect(await hall.wallets()).toEqual([
      [450, 0],
      [490, 0],
      [600, 0],
    ])
    expect(await db().round.findFirst({ where: { id: roundId } })).toMatchObject({ state: 'finalized' })
    const told = await db().event.findMany({
      where: { room: `round:${roundId}`, type: 'round_update' },
      orderBy: { seq: 'asc' },
    })
    expect(told.map(({ data }) => (data as { change: string }).change).slice(-2)).toEqual([
      'resolved_part',
      'finalized',
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('keeps the tied part of one who withdraws for what he may still win', async () => {
    const roundId = await aClosedRound([...AROUND_A_TIE, [2, 0, 500]])
    await run(roundId)
    const tie = await tieFor(roundId, 0)
    await hall.withdraw(0, tie?.id ?? '')
    expect((await hall.wallets())[0]).toEqual([0, 550])
    await hall.withdraw(2, tie?.id ?? '')
    expect((await ownersOf()).slice(0, 3)).toEqual([
      [1, 500],
      [0, 450],
      [0, 100],
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('opens a tie that waits for another when that is decided', async () => {
    // The first team cannot pay for both; only if it loses the dearer is there a tie for the other.
    const roundId = await aClosedRound([
      [0, 0, 600],
      [1, 0, 600],
      [0, 1, 500],
      [2, 1, 500],
    ])
    const before = await run(roundId)
    expect(before.awards).toEqual([])
    expect(await tiebreakersOf(roundId)).toMatchObject([{ player: { id: player(0).id } }])
    await hall.withdraw(0, (await tieFor(roundId, 0))?.id ?? '')
    const next = await tieFor(roundId, 1)
    expect(next).toMatchObject({ state: 'open', tiedAmount: '500', teams: [{}, {}] })
    expect(await hall.wallets()).toEqual([
      [500, 500],
      [400, 0],
      [500, 500],
    ])
    await hall.submit(2, next?.id ?? '', 501)
    await hall.withdraw(0, next?.id ?? '')
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [400, 0],
      [499, 0],
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is finalized once: asked again, it answers what was done so far', async () => {
    const roundId = await aClosedRound(AROUND_A_TIE)
    const answers = await Promise.all([run(roundId), run(roundId), run(roundId)])
    for (const answer of answers)
      expect(answer).toMatchObject({ round: { state: 'resolving' }, awards: [{}, {}] })
    expect(await tiebreakersOf(roundId)).toHaveLength(1)
    expect(await hall.wallets()).toEqual([
      [0, 550],
      [500, 500],
      [520, 80],
    ])
  })

  it('holds up every other round of its league', async () => {
    const other = await makeOpenRound(league, { name: 'Other', playerIds: [player(5).id] })
    const roundId = await aClosedRound(AROUND_A_TIE)
    await close(league, other.id)
    await run(roundId)
    const refusal = await run(other.id).catch((error: AppError) => error)
    expect(refusal).toMatchObject({ code: 'round_state', message: expect.stringContaining('“Round one”') })
    await hall.withdraw(1, (await tieFor(roundId, 0))?.id ?? '')
    expect((await run(other.id)).round.state).toBe('finalized')
  })
})

describe('two tiebreakers on one budget', () => {
  it('never take more than there is, however often the team raises in both at once', async () => {
    const { tiebreakers } = await makeTie(league, { players: players.slice(0, 2) })
    const [one = '', two = ''] = tiebreakers.map(({ id }) => id)
    // 100 is tied in each: 800 more, for both together.
    const answers = await Promise.all([hall.submit(0, one, 700), hall.submit(0, two, 700)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    const first = answers[0]?.status === 200 ? one : two
    const second = first === one ? two : one
    expect((await hall.read(0, second)).body.mine).toMatchObject({
      available: '200',
      held: '100',
      largestSafeBid: '300',
    })
    expect((await hall.submit(0, second, 301)).body.error.code).toBe('bid_refused')
    expect((await hall.submit(0, second, 300)).status).toBe(200)
    expect((await hall.wallets())[0]).toEqual([0, 1_000])
    // Outbid in one, it may go as far in the other.
    await hall.submit(1, first, 701)
    expect((await hall.read(0, second)).body.mine).toMatchObject({ available: '600', largestSafeBid: '900' })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('together leave the minimum for every open slot', async () => {
    const rules = { minimumBid: '10', bidStep: '10', reservePerOpenSlot: true }
    const { tiebreakers } = await makeTie(league, { rules, players: players.slice(0, 2) })
    const [one = '', two = ''] = tiebreakers.map(({ id }) => id)
    // Thirteen slots stay open: of 800 that are free, 130 must be left. There is money for both raises, but not that.
    expect((await hall.read(0, one)).body.mine).toMatchObject({ available: '800', largestSafeBid: '770' })
    expect((await hall.submit(0, one, 780)).body.error.code).toBe('bid_refused')
    const answers = await Promise.all([hall.submit(0, one, 450), hall.submit(0, two, 450)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    const second = answers[0]?.status === 200 ? two : one
    expect((await hall.read(0, second)).body.mine).toMatchObject({ available: '450', largestSafeBid: '420' })
    expect((await hall.submit(0, second, 420)).status).toBe(200)
  })
})

describe('cancelling', () => {
  const before = [
    [1_000, 0],
    [1_000, 0],
    [1_000, 0],
  ]

  it('a round in the middle of its tiebreakers gives all back', async () => {
    const roundId = await aClosedRound([...AROUND_A_TIE, [2, 0, 500]])
    await run(roundId)
    const id = (await tieFor(roundId, 0))?.id ?? ''
    await hall.submit(1, id, 600)
    expect(await cancel(roundId)).toMatchObject({ refunded: 2, round: { state: 'cancelled' } })
    expect(await hall.wallets()).toEqual(before)
    expect(await ownersOf()).toEqual(Array(6).fill(null))
    expect(await tieFor(roundId, 0)).toMatchObject({ state: 'cancelled', outcome: null })
    expect((await hall.submit(0, id, 700)).body.error.code).toBe('tiebreaker_closed')
    expect(await hall.dueAt(new Date(Date.now() + 3_600_000), id)).toBeNull()
    const posts = await db().feedPost.findMany({
      where: { leagueId: league.leagueId },
      orderBy: { id: 'asc' },
    })
    expect(posts.map(({ subject }) => subject)).toMatchObject([
      {
        kind: 'awards',
        count: 2,
        total: '850',
        awards: [{ amount: '450', playerName: 'Player 2' }, { amount: '400' }],
      },
      { kind: 'refunds', count: 2, total: '850' },
    ])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('a finalized one takes back what each of its passes paid', async () => {
    const roundId = await aClosedRound(AROUND_A_TIE)
    await run(roundId)
    await hall.withdraw(0, (await tieFor(roundId, 0))?.id ?? '')
    expect(await db().ledgerTransaction.count({ where: { causeId: roundId, kind: 'award' } })).toBe(2)
    expect((await cancel(roundId)).refunded).toBe(4)
    expect(await hall.wallets()).toEqual(before)
    expect(await ownersOf()).toEqual(Array(6).fill(null))
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a chain', () => {
  it('with a live tiebreaker begins with it', async () => {
    const { tiebreaker } = LIVE_RULES
    const late = { tieChain: ['earlier_submission', 'live_tiebreaker', 'seeded_draw'] as never, tiebreaker }
    await expect(makeDraftRound(league, { rules: late }).catch(codeOf)).resolves.toBe('invalid_request')
  })

  it('without one settles its ties at once', async () => {
    const { round } = await makeTie(league, { rules: { tieChain: ['seeded_draw'], tiebreaker: undefined } })
    expect(round).toMatchObject({ state: 'finalized', awardCount: 1 })
    const draft = await makeOpenRound(league)
    await submitBids(league, draft.id, team(0), [[player(0), 1]])
    expect((await finalize(league, draft.id)).round.state).toBe('finalized')
  })
})
