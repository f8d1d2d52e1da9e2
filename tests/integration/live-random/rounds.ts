import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { cancelRound } from '@/lib/server/rounds/commands/cancel-round'
import { withdrawSheet } from '@/lib/server/rounds/commands/withdraw-sheet'
import { close, LIVE_RULES, makeOpenRound, submitBids, tiebreakersOf } from '@/lib/testing/factories'
import { callAddress } from '@/lib/testing/route-server'
import type { Dice } from './dice'
import { attempt, type World } from './world'

/** No clock of a tiebreaker runs out while a run goes on. */
const SLOW = { seconds: 3_600, extendSeconds: 60, capSeconds: 86_400 }

/** A sheet for few players at few prices, so that there are ties. */
export async function bid(world: World, dice: Dice) {
  const { roundId, roundState, league } = world
  if (!roundId || roundState !== 'open') return moveTheRoundOn(world, dice)
  const team = dice.pick(league.teams)
  if (dice.chance(15)) {
    const at = { leagueId: league.leagueId, roundId, teamId: team.id }
    return attempt(world, () => inTransaction(team.manager, (uow) => withdrawSheet(uow, at)))
  }
  const players = dice.shuffled(world.playerIds.slice(0, 5)).slice(0, 2)
  const lines = players.map((id) => [{ id }, 100 * (1 + dice.below(2))] as const)
  return attempt(world, () => submitBids(league, roundId, team, lines))
}

/** Opened, closed, finalized, its tiebreakers decided: whichever comes next. */
export async function moveTheRoundOn(world: World, dice: Dice) {
  const { league, roundId } = world
  if (world.roundState === 'none' || !roundId) {
    const rules = { ...LIVE_RULES, tiebreaker: SLOW }
    const round = await attempt(world, () =>
      makeOpenRound(league, { name: `Round ${dice.below(1_000)}`, rules }),
    )
    if (round) Object.assign(world, { roundId: round.id, roundState: 'open', ties: [] })
  } else if (world.roundState === 'open') {
    if (dice.chance(20)) return cancel(world, roundId)
    if (await attempt(world, () => close(league, roundId))) world.roundState = 'closed'
  } else if (world.roundState === 'closed') {
    await attempt(world, () => finalizeClosed(world, roundId))
  } else await decide(world, dice)
}

async function cancel(world: World, roundId: string) {
  const { league, owner } = world
  await attempt(world, () => inTransaction(owner, (uow) => cancelRound(uow, league.scope, roundId)))
  Object.assign(world, { roundId: null, roundState: 'none' })
}

async function finalizeClosed(world: World, roundId: string) {
  const { cookie } = world.owner.money
  const address = `/api/admin/bulk-rounds/${roundId}/finalize`
  const answer = await callAddress(address, { method: 'POST', cookie, body: {} })
  if (answer.status === 200) await takeStock(world, roundId)
  return answer
}

/** A round is over once none of its tiebreakers is open. */
async function takeStock(world: World, roundId: string) {
  const open = (await tiebreakersOf(roundId)).filter(({ outcome }) => outcome === null)
  world.ties = open.map(({ id }) => id)
  world.roundState = open.length > 0 ? 'tied' : 'none'
}

export async function raise(world: World, dice: Dice) {
  const { ties, league, roundId } = world
  if (ties.length === 0 || !roundId) return bid(world, dice)
  const [id, team] = [dice.pick(ties), dice.below(3)]
  if (dice.chance(15)) await attempt(world, () => world.hall.withdraw(team, id))
  else await attempt(world, () => world.hall.submit(team, id, 300 + 10 * world.raised++))
  await takeStock(world, roundId)
  return league
}

async function decide(world: World, dice: Dice) {
  const [id] = world.ties
  const row = id && (await database().tiebreaker.findUnique({ where: { id }, include: { teams: true } }))
  if (id && row) {
    const teamId = dice.pick(row.teams).teamId
    await attempt(world, () => world.hall.commissioner('decide', id, { teamId, reason: 'To go on' }))
  }
  if (world.roundId) await takeStock(world, world.roundId)
}
