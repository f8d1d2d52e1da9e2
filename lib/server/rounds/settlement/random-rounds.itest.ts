import { beforeEach, describe, expect, it } from 'vitest'
import { allocate } from '@/lib/domain/allocation/allocate'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import { nextBid } from '@/lib/domain/tiebreak/raise'
import { AppError } from '@/lib/platform/app-error'
import { rulesOf } from '@/lib/server/rounds/view'
import { contestOf, type TiebreakerRow, tiebreakerRead } from '@/lib/server/tiebreakers/view'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import {
  finalize,
  LIVE_RULES,
  type MadeLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'
import { fromStored } from './stored-input'
import { tieResultsOf } from './ties'

const db = useTestDatabase({ poolSize: 12 })
const ROUNDS = 6
const OPENING = 300
/** To run a failure again: GAVEL_TEST_SEED=… */
const seed = process.env.GAVEL_TEST_SEED ?? String(Date.now())

let league: MadeLeague
let hall: TiebreakerHall
let tiebreakers = 0

beforeEach(async () => {
  league = await makeLeague({ teams: 4, balances: { GBP: BigInt(OPENING) } })
  hall = await enterHall(league)
})

/** Numbers from 0 up to below `below`, the same for the same seed. */
function dice(from: string) {
  let state = [...from].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) >>> 0, 7)
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Many ties: every team bids on nearly every player, at one of a few amounts, with money for about three of them. */
async function aTangledRound(name: string, roll: (below: number) => number) {
  const players = await makePlayers(league, 7)
  const reserve = roll(2) === 0
  const rules = { ...LIVE_RULES, minimumBid: '10', bidStep: '10', reservePerOpenSlot: reserve }
  const playerIds = players.map(({ id }) => id)
  const round = await makeOpenRound(league, { name, rules, playerIds })
  const levels = [40, 60, 60, 90, 90, 90]
  for (const team of league.teams) {
    const bids = players.flatMap((player) =>
      roll(5) > 0 ? [[player, levels[roll(levels.length)] as number] as const] : [],
    )
    await submitBids(league, round.id, team, bids).catch(expectRefusal)
  }
  return round.id
}

/** A refusal is an answer; anything else that is thrown fails the test. */
function expectRefusal(error: unknown) {
  expect(error, `seed ${seed}`).toBeInstanceOf(AppError)
  expect((error as AppError).status, `seed ${seed}`).toBeLessThan(500)
}

const liveOf = (roundId: string): Promise<TiebreakerRow[]> =>
  db().tiebreaker.findMany({ where: { roundId, state: 'open' }, ...tiebreakerRead, orderBy: { id: 'asc' } })

/** One act of somebody in one of the tiebreakers, most of them raises. */
async function act(live: TiebreakerRow[], roll: (below: number) => number): Promise<unknown> {
  const row = live[roll(live.length)] as TiebreakerRow
  const team = roll(league.teams.length)
  const soon = new Date((row.closesAt?.getTime() ?? 0) - 1 - roll(20_000))
  const kind = roll(10)
  if (kind < 6) return hall.submitAt(soon, team, row.id, nextBid(contestOf(row)) + BigInt(roll(12) * 10))
  if (kind < 8) return hall.withdrawAt(soon, team, row.id)
  return hall.dueAt(new Date((row.closesAt?.getTime() ?? 0) + GRACE_MS), row.id)
}

async function check(what: string) {
  expect(await findBookErrors(db()), what).toEqual([])
  for (const [available, held] of await hall.wallets()) {
    expect(available, what).toBeGreaterThanOrEqual(0)
    expect(available + held, what).toBeLessThanOrEqual(OPENING)
  }
}

/** What was awarded is what the allocation says of the same input with all the ties' results, and each player has one owner. */
async function compareWithAllocation(roundId: string, what: string) {
  const round = await db().round.findUniqueOrThrow({ where: { id: roundId } })
  expect(round.state, what).toBe('finalized')
  const awards = await db().award.findMany({ where: { roundId }, orderBy: { playerId: 'asc' } })
  const squads = await db().squadEntry.findMany({
    where: { awardId: { in: awards.map(({ id }) => id) } },
    orderBy: { playerId: 'asc' },
  })
  const owned = awards.map(({ playerId, teamId, amount }) => ({ playerId, teamId, amount }))
  expect(
    squads.map(({ playerId, teamId, price }) => ({ playerId, teamId, amount: price })),
    what,
  ).toEqual(owned)
  expect(await db().hold.count({ where: { leagueId: league.leagueId, state: 'active' } }), what).toBe(0)
  if (!round.settlement) return
  const rows = await db().tiebreaker.findMany({ where: { roundId }, ...tiebreakerRead })
  const { awards: expected, ties } = allocate({
    ...fromStored(round.settlement),
    rules: rulesOf(round),
    seed: round.drawSeed,
    tieResults: tieResultsOf(rows),
  })
  expect(ties, what).toEqual([])
  const said = expected.map(({ playerId, teamId, amount }) => ({ playerId, teamId, amount }))
  expect(
    said.sort((a, b) => (a.playerId < b.playerId ? -1 : 1)),
    what,
  ).toEqual(owned)
}

describe('random rounds full of ties', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => index))(`%i of seed ${seed}`, async (index) => {
    const roll = dice(`${seed}/${index}`)
    const roundId = await aTangledRound(`Round ${index}`, roll)
    await finalize(league, roundId)
    tiebreakers += (await liveOf(roundId)).length
    for (let acts = 0; ; acts++) {
      const live = await liveOf(roundId)
      if (live.length === 0) break
      // Several at once, so that they meet in the database; a raise may find its tiebreaker over.
      const several = Array.from({ length: 1 + roll(4) }, () => act(live, roll).catch(expectRefusal))
      await Promise.all(several)
      await check(`seed ${seed}, round ${index}, act ${acts}`)
    }
    await compareWithAllocation(roundId, `seed ${seed}, round ${index}`)
  })
  it('had tiebreakers in them', () => {
    expect(tiebreakers, `seed ${seed}`).toBeGreaterThan(0)
  })
})
