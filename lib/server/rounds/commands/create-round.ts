import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createRound as endpoint } from '@/lib/contracts/endpoints'
import type { RoundView } from '@/lib/contracts/views'
import { AppError, notFound } from '@/lib/platform/app-error'
import { newId, newSecret } from '@/lib/platform/ids'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { announceRound } from '../announce'
import { checkDeadline } from '../deadline'
import { roundRead, toRoundView } from '../view'

/**
 * Drafts a round over the given players, or over every player without an owner.
 * @throws AppError not_found (currency), invalid_request (no players, some are not of this league, or live
 * tiebreakers are not first in the tie chain)
 */
export async function createRound(
  uow: UnitOfWork,
  scope: LeagueScope,
  input: BodyOf<typeof endpoint>,
): Promise<RoundView> {
  const { tx } = uow
  const { leagueId } = scope
  if (input.rules.tieChain.indexOf('live_tiebreaker') > 0) {
    throw new AppError('invalid_request', 'Live tiebreakers must come first in the tie chain.')
  }
  if (input.closesAt) checkDeadline(new Date(input.closesAt), uow.now)
  const currency = await tx.currency.findFirst({ where: { id: input.currencyId, leagueId } })
  if (!currency) throw notFound()
  const players = await tx.player.findMany({
    where: { leagueId, squad: null, ...(input.playerIds ? { id: { in: input.playerIds } } : {}) },
    select: { id: true },
  })
  if (players.length === 0) throw new AppError('invalid_request', 'There are no free players for this round.')
  if (input.playerIds && players.length !== new Set(input.playerIds).size) {
    throw new AppError('invalid_request', 'Some of these players are not in this league, or have an owner.')
  }
  const id = newId(uow.now.getTime())
  await tx.round.create({
    data: {
      id,
      leagueId,
      name: input.name,
      currencyId: currency.id,
      rules: input.rules,
      drawSeed: newSecret(),
      closesAt: input.closesAt ? new Date(input.closesAt) : null,
      players: { createMany: { data: players.map((player) => ({ playerId: player.id })) } },
    },
  })
  const row = await tx.round.findUniqueOrThrow({ where: { id }, ...roundRead })
  const summary = `Drafted the round “${input.name}” over ${players.length} players`
  await recordAct(uow, { leagueId, actorId: scope.userId, action: 'round.create', subjectId: id, summary })
  return announceRound(uow, toRoundView(row), 'created')
}
