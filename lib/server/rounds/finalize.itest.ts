import { beforeEach, describe, expect, it } from 'vitest'
import type { PlayerView } from '@/lib/contracts/views'
import type { AppError } from '@/lib/platform/app-error'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { findBookErrors } from '@/lib/testing/books'
import { useTestDatabase } from '@/lib/testing/database'
import {
  close,
  finalize,
  type MadeLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { tamper } from '@/lib/testing/tamper'
import { cancelRound } from './commands/cancel-round'
import { closeWhenDue } from './commands/close-round'
import { finalizeRound } from './commands/finalize-round'
import { openRound } from './commands/open-round'
import { submitSheet } from './commands/submit-sheet'
import { previewRound, readRound } from './data'

const db = useTestDatabase()
let league: MadeLeague
let players: PlayerView[]

beforeEach(async () => {
  league = await makeLeague({ teams: 3, balances: { GBP: 1_000n } })
  players = await makePlayers(league, 12)
})

const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
const player = (index: number) => players[index] as PlayerView
const walletOf = async (index: number) => db().wallet.findFirstOrThrow({ where: { teamId: team(index).id } })
const squadOf = async (index: number) =>
  (await db().squadEntry.findMany({ where: { teamId: team(index).id } }))
    .map((entry) => entry.playerId)
    .sort()
const run = (roundId: string) =>
  inTransaction(league.owner, (uow) => finalizeRound(uow, league.scope, roundId))
const codeOf = (error: AppError) => error.code

async function aClosedRound() {
  const round = await makeOpenRound(league)
  await submitBids(league, round.id, team(0), [
    [player(0), 300],
    [player(1), 200],
  ])
  await submitBids(league, round.id, team(1), [
    [player(0), 250],
    [player(2), 400],
  ])
  await submitBids(league, round.id, team(2), [[player(2), 100]])
  return close(league, round.id)
}

describe('finalizing a round', () => {
  it('awards the highest bids, debits first prices and gives the rest of every hold back', async () => {
    const round = await aClosedRound()
    expect(await walletOf(1)).toMatchObject({ available: 350n, held: 650n })
    const answer = await run(round.id)
    expect(answer.round).toMatchObject({ state: 'finalized', awardCount: 3 })
    expect(await walletOf(0)).toMatchObject({ available: 500n, held: 0n })
    expect(await walletOf(1)).toMatchObject({ available: 600n, held: 0n })
    expect(await walletOf(2)).toMatchObject({ available: 1_000n, held: 0n })
    expect(await squadOf(0)).toEqual([player(0).id, player(1).id].sort())
    expect(await squadOf(1)).toEqual([player(2).id])
    expect(await squadOf(2)).toEqual([])
    expect(await findBookErrors(db())).toEqual([])
  })

  it('does what its preview said', async () => {
    const round = await aClosedRound()
    const preview = await previewRound(league.scope, round.id)
    const answer = await run(round.id)
    expect(answer.awards.map(({ refundedAt: _, ...award }) => award)).toEqual(preview.awards)
    const left = Object.fromEntries(preview.teams.map((each) => [each.teamId, each.left]))
    expect(left).toEqual({ [team(0).id]: '500', [team(1).id]: '600', [team(2).id]: '1000' })
  })

  it('has one effect when it runs many times at once', async () => {
    const round = await aClosedRound()
    const answers = await Promise.all(Array.from({ length: 6 }, () => run(round.id)))
    for (const answer of answers) expect(answer.awards).toHaveLength(3)
    expect(await db().award.count({ where: { roundId: round.id } })).toBe(3)
    expect(await walletOf(0)).toMatchObject({ available: 500n, held: 0n })
    expect(
      await db().event.count({ where: { type: 'squad_update', room: `league:${league.leagueId}` } }),
    ).toBe(2)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is stopped as a whole by a frozen wallet, with the name of its team, and goes through afterwards', async () => {
    const round = await aClosedRound()
    const walletId = (await walletOf(1)).id
    const by = { leagueId: league.leagueId, actor: league.owner, reason: 'the books', walletId }
    const stopping = async () =>
      (await previewRound(league.scope, round.id)).teams
        .filter(({ frozen }) => frozen)
        .map(({ teamId }) => teamId)
    expect(await stopping()).toEqual([])
    await balanceManager.freeze(by)
    expect(await stopping()).toEqual([team(1).id])
    await expect(run(round.id)).rejects.toMatchObject({
      code: 'wallet_frozen',
      message: expect.stringContaining('Team 2'),
    })
    expect(await squadOf(0)).toEqual([])
    expect(await db().award.count({ where: { roundId: round.id } })).toBe(0)
    expect(await walletOf(0)).toMatchObject({ available: 500n, held: 500n })
    await balanceManager.unfreeze(by)
    await run(round.id)
    expect(await walletOf(1)).toMatchObject({ available: 600n, held: 0n, freezes: 2n })
    expect(await findBookErrors(db())).toEqual([])
  })

  it('is not stopped by the frozen wallet of a team that it takes nothing from', async () => {
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team(0), [[player(0), 300]])
    await close(league, round.id)
    const walletId = (await walletOf(1)).id
    await balanceManager.freeze({
      leagueId: league.leagueId,
      actor: league.owner,
      reason: 'the books',
      walletId,
    })
    const preview = await previewRound(league.scope, round.id)
    expect(preview.teams.map(({ frozen }) => frozen)).toEqual([false, false, false])
    expect((await run(round.id)).round.state).toBe('finalized')
  })

  it('is refused before the close, and the preview too', async () => {
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team(0), [[player(0), 300]])
    await expect(run(round.id).catch(codeOf)).resolves.toBe('round_state')
    await expect(previewRound(league.scope, round.id).catch(codeOf)).resolves.toBe('round_state')
    expect(await walletOf(0)).toMatchObject({ available: 700n, held: 300n })
  })

  it('writes every event with the change, gapless and in order', async () => {
    const round = await aClosedRound()
    await run(round.id)
    const events = await db().event.findMany({
      where: { room: `team:${team(0).id}` },
      orderBy: { seq: 'asc' },
    })
    expect(events.map((event) => Number(event.seq))).toEqual(events.map((_, index) => index + 1))
    const [wallet] = events.filter((event) => event.type === 'wallet_update').slice(-1)
    expect(wallet?.data).toMatchObject({
      wallet: { total: '500', available: '500', held: '0' },
      because: { kind: 'award', amount: '-500' },
    })
    expect(events.map((event) => event.type)).toContain('squad_update')
  })

  it('calls back after the commit with the committed row and its event, and not at all when it is refused', async () => {
    const told: string[] = []
    const stop = balanceManager.onBalanceUpdate(({ wallet, amount, event }) => {
      told.push(`${wallet.teamId} ${amount} ${event.data.wallet.total} ${event.seq > 0}`)
    })
    const mute = balanceManager.onBalanceUpdate(() => {
      throw new Error('a listener of no concern to the others')
    })
    const round = await aClosedRound()
    told.length = 0
    await run(round.id)
    stop()
    mute()
    expect(told.sort()).toEqual(
      [`${team(0).id} -500 500 true`, `${team(1).id} -400 600 true`, `${team(2).id} 0 1000 true`].sort(),
    )
  })

  it('never fills a squad slot or buys a player twice across two rounds', async () => {
    const one = await makeOpenRound(league, { name: 'One', rules: { maxWinsPerTeam: 1 } })
    const two = await makeOpenRound(league, { name: 'Two', rules: { maxWinsPerTeam: 1 } })
    await submitBids(league, one.id, team(0), [[player(0), 100]])
    await submitBids(league, two.id, team(1), [[player(0), 500]])
    await close(league, one.id)
    await close(league, two.id)
    await Promise.all([run(one.id), run(two.id)])
    expect(await db().squadEntry.count({ where: { playerId: player(0).id } })).toBe(1)
    expect(await db().award.count({ where: { playerId: player(0).id } })).toBe(1)
    expect(await findBookErrors(db())).toEqual([])
  })
})

it('a round names its players in one order, wherever their rows lie', async () => {
  const { id } = await makeOpenRound(league)
  const { playerIds } = await readRound(league.scope, id)
  // With statistics PostgreSQL reads so small a table as it lies, and what was written last lies last.
  const moved = `UPDATE round_players SET player_id = player_id WHERE player_id = '${playerIds[0]}'`
  await tamper(moved, 'ANALYZE round_players')
  expect((await readRound(league.scope, id)).playerIds).toEqual(playerIds)
})

describe('a closed round', () => {
  it('has the same outcome whatever is bid elsewhere after the close', async () => {
    const tied = await makeOpenRound(league, { name: 'Tied', playerIds: [player(0).id] })
    const other = await makeOpenRound(league, { name: 'Other', playerIds: [player(1).id] })
    await submitBids(league, other.id, team(0), [[player(1), 1]])
    await submitBids(league, tied.id, team(0), [[player(0), 300]])
    await submitBids(league, tied.id, team(1), [[player(0), 300]])
    await close(league, tied.id)
    const before = await previewRound(league.scope, tied.id)
    const loser = before.awards[0]?.teamId === team(0).id ? 1 : 0
    await submitBids(league, other.id, team(loser), [[player(1), 700]])
    expect((await previewRound(league.scope, tied.id)).awards).toEqual(before.awards)
  })

  it('is closed by the sweep when its own job was lost, and at its deadline, not before', async () => {
    const round = await makeOpenRound(league)
    const closesAt = new Date(round.closesAt ?? '')
    const at = (now: Date) =>
      inTransaction({ userId: null }, (uow) => closeWhenDue(uow, league, round.id), { now })
    expect(await at(new Date(closesAt.getTime() - 50))).toBeNull()
    const [job] = await db().$queryRaw<{ run_at: Date }[]>`
      SELECT run_at FROM graphile_worker.jobs WHERE key = ${`round:${round.id}:close`}`
    expect(job?.run_at).toEqual(closesAt)
    expect(await at(closesAt)).toMatchObject({ state: 'closed', closedAt: round.closesAt })
  })
})

describe('deleting a round', () => {
  it('refunds a finalized one in full and takes the players out of the squads', async () => {
    const round = await aClosedRound()
    await run(round.id)
    const answers = await Promise.all(
      Array.from({ length: 3 }, () =>
        inTransaction(league.owner, (uow) => cancelRound(uow, league.scope, round.id)),
      ),
    )
    expect(answers.map((answer) => answer.refunded).sort()).toEqual([0, 0, 3])
    for (const index of [0, 1, 2]) {
      expect(await walletOf(index)).toMatchObject({ available: 1_000n, held: 0n })
      expect(await squadOf(index)).toEqual([])
    }
    const reversal = await db().ledgerTransaction.findFirstOrThrow({
      where: { kind: 'refund', leagueId: league.leagueId },
    })
    expect(reversal.reversesId).not.toBeNull()
    expect(await findBookErrors(db())).toEqual([])
  })

  it('releases the holds of one that is still open, and nobody can bid in it any more', async () => {
    const round = await makeOpenRound(league)
    await submitBids(league, round.id, team(0), [[player(0), 300]])
    await inTransaction(league.owner, (uow) => cancelRound(uow, league.scope, round.id))
    expect(await walletOf(0)).toMatchObject({ available: 1_000n, held: 0n })
    await expect(submitBids(league, round.id, team(0), [[player(0), 1]]).catch(codeOf)).resolves.toBe(
      'round_state',
    )
  })
})

describe('bids', () => {
  it('hold the most that the sheet can cost, and a raise needs only the difference', async () => {
    const round = await makeOpenRound(league, { rules: { maxWinsPerTeam: 2 } })
    await submitBids(league, round.id, team(0), [
      [player(0), 300],
      [player(1), 200],
      [player(2), 100],
    ])
    expect(await walletOf(0)).toMatchObject({ available: 500n, held: 500n })
    await submitBids(league, round.id, team(0), [
      [player(0), 900],
      [player(1), 100],
    ])
    expect(await walletOf(0)).toMatchObject({ available: 0n, held: 1_000n })
    expect(await db().hold.count({ where: { leagueId: league.leagueId, state: 'active' } })).toBe(1)
    expect(await findBookErrors(db())).toEqual([])
  })

  it('above the largest safe bid are refused with the player named, and change nothing', async () => {
    const round = await makeOpenRound(league, { rules: { minimumBid: '10', reservePerOpenSlot: true } })
    const refusal = await submitBids(league, round.id, team(0), [[player(0), 861]]).catch((error) => error)
    expect(refusal).toMatchObject({ code: 'bid_refused', status: 422 })
    expect(refusal.details.problems).toEqual([
      { playerId: player(0).id, code: 'above_safe_bid', message: expect.stringContaining('£8.60') },
    ])
    expect(await walletOf(0)).toMatchObject({ available: 1_000n, held: 0n })
  })

  it('of zero by a team without money are good bids', async () => {
    const poor = await makeLeague({ teams: 2, balances: { GBP: 0n } })
    const [free] = await makePlayers(poor, 1)
    const round = await makeOpenRound(poor)
    const [first] = poor.teams
    if (!free || !first) throw new Error('the factories made nothing')
    await submitBids(poor, round.id, first, [[free, 0]])
    const answer = await finalize(poor, round.id)
    expect(answer.awards).toMatchObject([{ playerId: free.id, teamId: first.id, amount: '0' }])
  })

  it('are refused after the close by the server’s clock, whoever says what', async () => {
    const round = await makeOpenRound(league)
    const at = { leagueId: league.leagueId, roundId: round.id, teamId: team(0).id }
    const sheet = { bids: [{ playerId: player(0).id, amount: 1n }], expectedVersion: 0 }
    const deadline = Date.parse(round.closesAt ?? '')
    const submitAt = (now: number) =>
      inTransaction(team(0).manager, (uow) => submitSheet(uow, at, sheet), { now: new Date(now) }).then(
        () => 'submitted',
        codeOf,
      )
    expect(await submitAt(deadline)).toBe('round_closed')
    expect(await submitAt(deadline - 1)).toBe('submitted')
    const reopen = inTransaction(
      league.owner,
      (uow) => openRound(uow, league.scope, round.id, new Date(deadline + 60_000)),
      { now: new Date(deadline) },
    )
    await expect(reopen.catch(codeOf)).resolves.toBe('round_state')
  })
})
