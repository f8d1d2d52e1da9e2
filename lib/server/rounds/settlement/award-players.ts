import type { AllocationResult } from '@/lib/domain/allocation/types'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { announceSquads } from '@/lib/server/squads/commands'
import type { Award } from '@/prisma/generated/client'
import type { RoundRow } from '../view'

/**
 * Writes down the awards that are certain and new.
 * @throws Error when an earlier pass awarded otherwise: nothing is done rather than a player sold twice
 */
export async function writeAwards(
  uow: UnitOfWork,
  round: RoundRow,
  result: AllocationResult,
): Promise<Award[]> {
  const { leagueId, id: roundId } = round
  const earlier = await uow.tx.award.findMany({ where: { roundId } })
  const certain = new Map(
    result.awards.filter(({ dependsOn }) => !dependsOn).map((award) => [award.playerId, award]),
  )
  for (const { playerId, teamId, amount } of earlier) {
    const now = certain.get(playerId)
    if (now?.teamId !== teamId || now.amount !== amount)
      throw new Error(`Player ${playerId} was awarded otherwise.`)
    certain.delete(playerId)
  }
  const awards = [...certain.values()].map((award) => ({
    id: newId(uow.now.getTime()),
    leagueId,
    roundId,
    playerId: award.playerId,
    teamId: award.teamId,
    amount: award.amount,
    decidedBy: award.decidedBy ?? null,
    step: award.step,
    refundedAt: null,
    createdAt: uow.now,
  })) satisfies Award[]
  await uow.tx.award.createMany({ data: awards })
  return awards
}

/** Puts the players into the squads of those who won them. */
export async function fillSquads(uow: UnitOfWork, round: RoundRow, awards: readonly Award[]): Promise<void> {
  const { leagueId, id: roundId, currencyId } = round
  await uow.tx.squadEntry.createMany({
    data: awards.map((award) => ({
      playerId: award.playerId,
      leagueId,
      teamId: award.teamId,
      price: award.amount,
      currencyId,
      awardId: award.id,
      acquiredAt: uow.now,
    })),
  })
  await announceSquads(uow, { leagueId, roundId, kind: 'award', players: byTeam(awards) })
}

export function byTeam(awards: readonly { teamId: string; playerId: string }[]): Map<string, string[]> {
  const players = new Map<string, string[]>()
  for (const { teamId, playerId } of awards) players.set(teamId, [...(players.get(teamId) ?? []), playerId])
  return players
}
