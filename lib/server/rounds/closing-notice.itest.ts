import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PlayerView, RoundView } from '@/lib/contracts/views'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { migrateJobs } from '@/lib/server/jobs/runner'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  joinLeague,
  type MadeLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { openRound } from './commands/open-round'
import { tellClosing } from './commands/tell-closing'

const db = useTestDatabase()
beforeAll(() => migrateJobs(db().url))

const MINUTE = 60_000
let league: MadeLeague
let player: { id: string }
beforeEach(async () => {
  league = await makeLeague({ teams: [{ name: 'Red' }, { name: 'Blue' }] })
  await joinLeague(league, { role: 'spectator' })
  ;[player] = (await makePlayers(league, 2)) as [PlayerView]
})
const team = (index: number) => league.teams[index] as MadeLeague['teams'][0]
const closing = (round: RoundView) => Date.parse(round.closesAt ?? '')
/** Runs the reminder so long before the close. */
const tellBefore = (round: RoundView, minutes: number, closesAt = closing(round)) =>
  inTransaction({ userId: null }, (uow) => tellClosing(uow, league, round.id), {
    now: new Date(closesAt - minutes * MINUTE),
  })
const told = async () => {
  const rows = await db().notification.findMany({
    where: { leagueId: league.leagueId },
    orderBy: { at: 'asc' },
  })
  return rows.map(({ userId, text, href }) => ({ userId, text, href }))
}
const jobOf = async (round: RoundView) => {
  const [job] = await db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = ${`round:${round.id}:closing`}`
  return job?.run_at.getTime() ?? null
}
const reopen = (round: RoundView, closesAt: Date, now = new Date()) =>
  inTransaction(league.owner, (uow) => openRound(uow, league.scope, round.id, closesAt), { now })

describe('when it is told', () => {
  it('a quarter of an hour before the close, moved with it, and not after it', async () => {
    const round = await makeOpenRound(league)
    expect(await jobOf(round)).toBe(closing(round) - 15 * MINUTE)
    const later = new Date(closing(round) + 60 * MINUTE)
    await reopen(round, later)
    expect(await jobOf(round)).toBe(later.getTime() - 15 * MINUTE)
    await close(league, round.id)
    expect(await jobOf(round)).toBeNull()
  })

  it('at once when less is left, and not at all when nobody could act on it', async () => {
    const round = await makeOpenRound(league)
    const now = new Date()
    await reopen(round, new Date(now.getTime() + 2 * MINUTE), now)
    expect(await jobOf(round)).toBe(now.getTime())
    await reopen(round, new Date(now.getTime() + 2 * MINUTE - 1), now)
    expect(await jobOf(round)).toBeNull()
  })
})

describe('who is told', () => {
  it('the people of the teams that have submitted nothing, each of his own, once', async () => {
    const second = await joinLeague(league, { role: 'manager', teamId: team(1).id })
    const round = await makeOpenRound(league, { name: 'Opening night' })
    await submitBids(league, round.id, team(0), [[player, 100]])
    const others = [league.owner, team(0).manager].map(({ userId }) => `user:${userId}`)
    const heads = () =>
      db().roomHead.findMany({ where: { room: { notIn: usersOf(second, team(1).manager) } } })
    const before = await heads()
    await tellBefore(round, 15)
    const text = '“Opening night” closes in 15 minutes, and Blue has not submitted its bids.'
    const href = `/l/${league.slug}/rounds/${round.id}`
    const expected = [team(1).manager.userId, second.userId].sort().map((userId) => ({ userId, text, href }))
    expect((await told()).sort((a, b) => (a.userId < b.userId ? -1 : 1))).toEqual(expected)
    // Not even that anything happened: no other room has moved on.
    expect(await heads()).toEqual(before)
    expect(before.map(({ room }) => room)).not.toEqual([])
    expect(await db().event.count({ where: { type: 'notification', room: { in: others } } })).toBe(0)
    await tellBefore(round, 14)
    expect(await told()).toHaveLength(2)
  })

  it('again when the close was moved away and comes near again', async () => {
    const round = await makeOpenRound(league)
    await tellBefore(round, 15)
    const later = closing(round) + 30 * MINUTE
    await reopen(round, new Date(later))
    await tellBefore(round, 40, later)
    expect(await told()).toHaveLength(2)
    expect(await jobOf(round)).toBe(later - 15 * MINUTE)
    await tellBefore(round, 3, later)
    expect((await told()).slice(2).map(({ text }) => text.slice(0, 32))).toEqual(
      Array.from({ length: 2 }, () => '“Round one” closes in 3 minutes,'),
    )
  })

  it('nobody of a round that has closed, by the clock or by hand', async () => {
    const round = await makeOpenRound(league)
    await tellBefore(round, 0)
    await close(league, round.id)
    await tellBefore(round, 10)
    expect(await told()).toEqual([])
  })
})

const usersOf = (...people: { userId: string }[]) => people.map(({ userId }) => `user:${userId}`)
