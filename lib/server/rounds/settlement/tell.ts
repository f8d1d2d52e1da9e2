import type { FeedSubject } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellFeed } from '@/lib/server/feed/commands/tell'
import type { Award } from '@/prisma/generated/client'
import type { RoundRow } from '../view'

/** The most lines of one post. */
const MOST_LINES = 100

/** Gavel's post about awards that were made together, or taken back; none is no post. */
export async function tellAwards(
  uow: UnitOfWork,
  round: RoundRow,
  kind: 'awards' | 'refunds',
  awards: readonly Award[],
): Promise<void> {
  if (awards.length === 0) return
  const dearest = awards
    .toSorted((a, b) => Number(b.amount - a.amount) || a.step - b.step)
    .slice(0, MOST_LINES)
  const total = awards.reduce((sum, { amount }) => sum + amount, 0n)
  await tellFeed(uow, round.leagueId, {
    kind,
    roundId: round.id,
    roundName: round.name,
    currencyId: round.currencyId,
    awards: await nameAwards(uow, dearest),
    count: awards.length,
    total: String(total),
  })
}

type AwardLine = Extract<FeedSubject, { kind: 'awards' | 'refunds' }>['awards'][number]

async function nameAwards(uow: UnitOfWork, awards: readonly Award[]): Promise<AwardLine[]> {
  const named = (ids: string[]) => ({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const players = await uow.tx.player.findMany(named(awards.map(({ playerId }) => playerId)))
  const teams = await uow.tx.team.findMany(named(awards.map(({ teamId }) => teamId)))
  const nameOf = new Map([...players, ...teams].map(({ id, name }) => [id, name]))
  return awards.map(({ playerId, teamId, amount }) => ({
    playerId,
    playerName: nameOf.get(playerId) ?? '',
    teamId,
    teamName: nameOf.get(teamId) ?? '',
    amount: String(amount),
  }))
}
