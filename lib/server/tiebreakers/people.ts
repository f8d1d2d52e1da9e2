import { paths } from '@/lib/contracts/paths'
import type { NotificationKind } from '@/lib/contracts/views'
import type { CurrencyFormat } from '@/lib/domain/money/format'
import type { Queryable } from '@/lib/platform/database/client'
import type { NewNotification } from '@/lib/server/notifications/commands/notify'
import type { TiebreakerRow } from './view'

/** What a sentence to the people of a tiebreaker needs. */
export interface TiebreakerPeople {
  slug: string
  currency: CurrencyFormat
  /** Who runs a team, by user id. */
  of(teamId: string): string[]
}

export async function readPeople(
  tx: Queryable,
  { leagueId, currencyId }: { leagueId: string; currencyId: string },
): Promise<TiebreakerPeople> {
  const league = await tx.league.findUniqueOrThrow({ where: { id: leagueId }, select: { slug: true } })
  const currency = await tx.currency.findUniqueOrThrow({ where: { id: currencyId } })
  const members = await tx.member.findMany({
    where: { leagueId, teamId: { not: null } },
    select: { userId: true, teamId: true },
  })
  const of = (teamId: string) => members.filter((each) => each.teamId === teamId).map(({ userId }) => userId)
  return { slug: league.slug, currency, of }
}

/** The same news for everyone who runs one of the tied teams, in the words for his team. */
export function toTheTied(
  people: TiebreakerPeople,
  { id, leagueId, teams }: TiebreakerRow,
  kind: NotificationKind,
  textFor: (teamId: string) => string,
): NewNotification[] {
  const href = paths.tiebreaker(people.slug, id)
  return teams.flatMap(({ teamId }) =>
    people.of(teamId).map((userId) => ({ userId, kind, leagueId, text: textFor(teamId), href })),
  )
}
