import { type AsOf, leagueRoom } from '@/lib/contracts/rooms'
import type { PlayerView } from '@/lib/contracts/views'
import { database } from '@/lib/platform/database/client'
import { withAsOf } from '@/lib/server/events/data'
import type { LeagueScope } from '@/lib/server/leagues/access'

/**
 * Every player of the league with his owner, by name. The version is read before the list, so that the list is at
 * least as new as it says.
 */
export async function listPlayers(
  scope: Pick<LeagueScope, 'leagueId'>,
): Promise<{ players: PlayerView[]; version: number; asOf: AsOf }> {
  const { leagueId } = scope
  return withAsOf([leagueRoom(leagueId)], async () => {
    const { playersVersion } = await database().league.findUniqueOrThrow({
      where: { id: leagueId },
      select: { playersVersion: true },
    })
    const rows = await database().player.findMany({
      where: { leagueId },
      include: { squad: { select: { teamId: true, price: true, currencyId: true } } },
      orderBy: [{ name: 'asc' }, { ref: 'asc' }],
    })
    const players = rows.map((row) => ({
      id: row.id,
      ref: row.ref,
      name: row.name,
      shortName: row.shortName,
      position: row.position,
      club: row.club,
      basePrice: String(row.basePrice),
      owner: row.squad && { ...row.squad, price: String(row.squad.price) },
    }))
    return { players, version: playersVersion }
  })
}

/** The references that the league has already: rows of a file that bear one are updates. */
export async function readRefs(scope: Pick<LeagueScope, 'leagueId'>): Promise<Set<string>> {
  const rows = await database().player.findMany({
    where: { leagueId: scope.leagueId },
    select: { ref: true },
  })
  return new Set(rows.map(({ ref }) => ref))
}
