import { formatMoney } from '@/lib/domain/money/format'
import type { Decision } from '@/lib/domain/tiebreak/decide'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { NewNotification } from '@/lib/server/notifications/commands/notify'
import { settleRound } from '@/lib/server/rounds/settlement/settle-round'
import type { RoundRow } from '@/lib/server/rounds/view'
import { updateTiebreaker } from './announce'
import { cancelDecision } from './close-job'
import { readPeople, toTheTied } from './people'
import type { TiebreakerRow } from './view'

/**
 * Ends a tiebreaker: its outcome, the feed, the inboxes, and the pass over its round that moves the player and the money.
 * Under the locks of `lockForDecision`.
 */
export async function conclude(
  uow: UnitOfWork,
  { round, row }: { round: RoundRow; row: TiebreakerRow },
  { teamId, amount, decidedBy }: Decision,
  reason: string | null = null,
): Promise<TiebreakerRow> {
  await cancelDecision(uow, row.id)
  const decided = await updateTiebreaker(uow, row.id, 'decided', {
    state: 'decided',
    winnerTeamId: teamId,
    winningAmount: amount,
    decidedBy,
    decidedAt: uow.now,
    reason,
    remainingMs: null,
    capRemainingMs: null,
  })
  const winner = await uow.tx.team.findUniqueOrThrow({ where: { id: teamId }, select: { name: true } })
  const { player } = decided
  await tellFeed(uow, row.leagueId, {
    kind: 'tiebreaker',
    tiebreakerId: row.id,
    roundId: round.id,
    roundName: round.name,
    currencyId: row.currencyId,
    award: {
      playerId: player.id,
      playerName: player.name,
      teamId,
      teamName: winner.name,
      amount: String(amount),
    },
    decidedBy,
    reason,
    bidCount: decided.bidCount,
  })
  await settleRound(uow, round, await newsOfDecided(uow, decided, { teamId, amount, name: winner.name }))
  return decided
}

async function newsOfDecided(
  uow: UnitOfWork,
  row: TiebreakerRow,
  winner: { teamId: string; amount: bigint; name: string },
): Promise<NewNotification[]> {
  const people = await readPeople(uow.tx, row)
  const price = formatMoney(winner.amount, people.currency)
  const won = `You won the tiebreaker: ${row.player.name} is yours for ${price}.`
  const lost = `You lost the tiebreaker: ${row.player.name} went to ${winner.name} for ${price}.`
  return toTheTied(people, row, 'tiebreaker_decided', (teamId) => (teamId === winner.teamId ? won : lost))
}
