import type { PlayerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { readSheet } from '@/lib/server/rounds/sheet-data'
import {
  close,
  LIVE_RULES,
  type MadeLeague,
  type MadeTeam,
  makeOpenRound,
  submitBids,
} from '@/lib/testing/factories'

/** A clock for trying it out: time to open a second tab, and an end to wait for. */
const CLOCK = { seconds: 180, extendSeconds: 15, capSeconds: 900 }

/**
 * A closed round with two ties in it, one of three teams and one of two: whoever finalizes it opens two live tiebreakers.
 * @returns its id
 */
export async function playTiedRound(
  league: MadeLeague,
  name: string,
  free: readonly PlayerView[],
): Promise<string> {
  const [herons, monkeys, lanterns] = league.teams as [MadeTeam, MadeTeam, MadeTeam]
  const tied = [herons, monkeys, lanterns]
  const dearest = [...free].sort((a, b) => Number(b.basePrice) - Number(a.basePrice))
  const { id: roundId } = await makeOpenRound(league, {
    name,
    rules: {
      minimumBid: '5',
      bidStep: '5',
      tieChain: LIVE_RULES.tieChain,
      tiebreaker: CLOCK,
    },
    playerIds: dearest.slice(0, 40).map(({ id }) => id),
  })
  const room = await Promise.all(tied.map((team) => openPositions(league, roundId, team)))
  const wanted = dearest.filter(({ position }) => room.every((open) => open.has(position)))
  const [star, second, ...others] = wanted
  if (!star || !second) throw new Error('The demo teams have no slot left to fight for.')
  const price = (player: PlayerView) => BigInt(Math.ceil(Number(player.basePrice) / 5) * 5)
  for (const [n, team] of tied.entries()) {
    const own = others[n]
    await submitBids(league, roundId, team, [
      [star, price(star)],
      ...(team === lanterns ? [] : [[second, price(second)] as const]),
      ...(own ? [[own, price(own)] as const] : []),
    ])
  }
  await close(league, roundId)
  return roundId
}

async function openPositions(league: MadeLeague, roundId: string, team: MadeTeam): Promise<Set<string>> {
  const { limits } = await readSheet({ leagueId: league.leagueId, roundId, teamId: team.id }, database())
  return new Set(limits.positions.filter(({ slots, taken }) => taken < slots).map(({ code }) => code))
}
