import { beforeEach, describe, expect, it } from 'vitest'
import { GRACE_MS } from '@/lib/domain/tiebreak/clock'
import { resetLimits } from '@/lib/server/auth/rate-limit'
import { answerDoorbell } from '@/lib/server/events/doorbell'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { cancelRound } from '@/lib/server/rounds/commands/cancel-round'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import { type MadeLeague, makeLeague, makeTie, type TieOptions } from '@/lib/testing/factories'
import { enterHall, type TiebreakerHall } from '@/lib/testing/tiebreaker-hall'
import { someoneWaits } from '@/lib/testing/wait-for-lock'
import { startDeciding, tiebreakerClose, tiebreakerSweep } from './jobs'

const db = useTestDatabase({ poolSize: 20 })
let league: MadeLeague
let hall: TiebreakerHall

beforeEach(async () => {
  resetLimits()
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  hall = await enterHall(league)
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const stateOf = async (id: string) => (await hall.read(0, id)).body.tiebreaker

/** A tie of a minute, extended by ten seconds, for ninety at most; `left(ms)` is that long before its first close. */
async function tie(options: TieOptions = {}) {
  const rules = { tiebreaker: { seconds: 60, extendSeconds: 10, capSeconds: 90 } }
  const { tiebreakers } = await makeTie(league, { rules, ...options })
  const id = tiebreakers[0]?.id ?? ''
  const closes = Date.parse(tiebreakers[0]?.closesAt ?? '')
  return { id, left: (ms: number) => new Date(closes - ms) }
}

describe('the decision', () => {
  it('has one effect, however many bring it about at once', async () => {
    const { id, left } = await tie()
    await hall.submitAt(left(20_000), 2, id, 140)
    const now = left(-GRACE_MS)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => hall.dueAt(now, id)))
    expect(outcomes.filter((row) => row !== null)).toHaveLength(1)
    expect(await hall.wallets()).toEqual([
      [1_000, 0],
      [1_000, 0],
      [860, 0],
    ])
    expect(await db().ledgerTransaction.count({ where: { leagueId: league.leagueId, kind: 'award' } })).toBe(
      1,
    )
    expect(await db().feedPost.count({ where: { leagueId: league.leagueId } })).toBe(1)
  })

  it('is made by this process’s timer, at once', async () => {
    const decided = new Promise<void>((resolve) => {
      const stop = answerDoorbell((events) => {
        const isIt = events.some(
          (event) => event.type === 'tiebreaker_update' && event.data.change === 'decided',
        )
        if (isIt) resolve(stop() as never)
      })
    })
    const stopDeciding = await startDeciding()
    const { id } = await tie({ now: new Date(Date.now() - 59_900) })
    await decided
    stopDeciding()
    expect((await stateOf(id)).state).toBe('decided')
  })

  it.each(['job', 'sweep'])('is made by the %s where no timer was', async (by) => {
    const { id } = await tie({ now: new Date(Date.now() - 61_000) })
    const { leagueId } = league
    if (by === 'job') await tiebreakerClose({ tiebreakerId: id, leagueId }, {} as never)
    else await tiebreakerSweep({}, {} as never)
    expect((await stateOf(id)).state).toBe('decided')
    expect((await db().tiebreaker.findUniqueOrThrow({ where: { id } })).winningAmount).toBe(100n)
  })
})

describe('a bid that arrived before the close', () => {
  it('is heard before the decision, however long it waits for its turn', async () => {
    const { id } = await tie()
    const closesAt = new Date(Date.now() + 500)
    await db().tiebreaker.update({ where: { id }, data: { closesAt, capAt: closesAt } })
    const { promise: busy, resolve: release } = Promise.withResolvers<void>()
    const { promise: isBusy, resolve: nowBusy } = Promise.withResolvers<void>()
    // The bid cannot even find out who sends it; the decision asks nobody.
    const blocker = db().$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE`
      nowBusy()
      await busy
    })
    await isBusy
    const bid = hall.submit(0, id, 150)
    await someoneWaits()
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    await pause(closesAt.getTime() + GRACE_MS - Date.now())
    const deciding = tiebreakerClose({ tiebreakerId: id, leagueId: league.leagueId }, {} as never)
    await Promise.race([deciding, pause(500)])
    release()
    await blocker
    expect((await bid).status).toBe(200)
    await deciding
    expect((await stateOf(id)).outcome).toMatchObject({ teamId: team(0).id, amount: '150' })
    expect(await findBookErrors(db())).toEqual([])
  })
})

describe('a round that cannot be settled', () => {
  it('keeps no other from being decided, and is left by cancelling it', async () => {
    const stuck = await makeTie(league, { now: new Date(Date.now() - 62_000) })
    const roundId = stuck.round.id
    await db().round.update({
      where: { id: roundId },
      data: { settlement: { players: 'not what was written' } },
    })
    const others = await makeLeague({ teams: 2, balances: { GBP: 1_000n } })
    const { tiebreakers } = await makeTie(others, { now: new Date(Date.now() - 61_000) })
    await tiebreakerSweep({}, {} as never)
    const stateIn = async (id = '') => (await db().tiebreaker.findUniqueOrThrow({ where: { id } })).state
    expect(await stateIn(tiebreakers[0]?.id)).toBe('decided')
    expect(await stateIn(stuck.tiebreakers[0]?.id)).toBe('open')
    await inTransaction(league.owner, (uow) => cancelRound(uow, league.scope, roundId))
    expect(await hall.wallets()).toEqual(Array(3).fill([1_000, 0]))
    expect(await findBookErrors(db())).toEqual([])
    expect((await makeTie(league)).round.state).toBe('resolving')
  })
})

describe('twenty bids around the deadline', () => {
  it('are each answered by the server’s clock: in time or not, and none is lost', async () => {
    const { id } = await tie()
    // Where the cap is the close, no bid moves the deadline.
    const closesAt = new Date(Date.now() + 800)
    await db().tiebreaker.update({ where: { id }, data: { closesAt, capAt: closesAt } })
    const closes = closesAt.getTime()
    const stopDeciding = await startDeciding()
    const beforeClose = [400, ...Array.from({ length: 20 }, (_, index) => 50 - index * 5)]
    const shots = beforeClose.map(async (ms, index) => {
      await new Promise((resolve) => setTimeout(resolve, closes - ms - Date.now()))
      return { sent: Date.now(), answer: await hall.submit(index % 3, id, 101 + index * 3) }
    })
    const results = await Promise.all(shots)
    stopDeciding()
    await hall.dueAt(new Date(closes + GRACE_MS), id)
    const codes = new Set<string>()
    for (const { sent, answer } of results) {
      const { code, details } = answer.body.error ?? {}
      codes.add(code ?? 'accepted')
      if (answer.status === 200) expect(sent).toBeLessThan(closes)
      // No bid that was in time is told that it was late.
      if (code === 'tiebreaker_closed') expect(Date.parse(details.arrivedAt)).toBeGreaterThanOrEqual(closes)
    }
    expect([...codes]).toEqual(expect.arrayContaining(['accepted', 'tiebreaker_closed']))
    const bids = await db().tiebreakerBid.findMany({ where: { tiebreakerId: id }, orderBy: { n: 'asc' } })
    const accepted = results.filter(({ answer }) => answer.status === 200)
    expect(bids.map(({ amount }) => String(amount)).sort()).toEqual(
      accepted.map(({ answer }) => answer.body.bid.amount).sort(),
    )
    for (const [index, bid] of bids.entries()) {
      expect(bid.n).toBe(index + 1)
      expect(bid.amount).toBeGreaterThan(bids[index - 1]?.amount ?? 100n)
      expect(bid.at.getTime()).toBeLessThan(closes)
    }
    const winner = bids.at(-1)
    expect((await stateOf(id)).outcome).toMatchObject(
      winner ? { teamId: winner.teamId, amount: String(winner.amount) } : { amount: '100' },
    )
    expect(await findBookErrors(db())).toEqual([])
  })
})
