import { priceFor } from '@/lib/domain/tiebreak/decide'
import type { MeansInTiebreaker } from '@/lib/domain/tiebreak/most-for'
import type { Queryable } from '@/lib/platform/database/client'
import { contestOf, type TiebreakerRow } from './view'

/** What a team may still use in a tiebreaker; read under its wallet's lock, two raises at once cannot both count on it. */
export async function readMeans(
  tx: Queryable,
  row: TiebreakerRow,
  teamId: string,
  available: bigint,
): Promise<MeansInTiebreaker> {
  const { id, roundId, tiedAmount } = row
  const sheet = await tx.bidSheet.findUniqueOrThrow({
    where: { roundId_teamId: { roundId, teamId } },
    select: { headroom: true },
  })
  const led = await tx.tiebreaker.findMany({
    where: { roundId, leaderTeamId: teamId, state: { in: ['open', 'paused'] }, id: { not: id } },
    select: { leaderAmount: true, tiedAmount: true },
  })
  return {
    held: priceFor(contestOf(row), teamId),
    available,
    tiedAmount,
    headroom: sheet.headroom,
    raisedElsewhere: led.reduce((sum, tie) => sum + (tie.leaderAmount ?? 0n) - tie.tiedAmount, 0n),
  }
}
