import type { ExtraPlaces, SquadView } from '@/lib/contracts/views'
import { sumPlaces } from '@/lib/domain/roster/extra-places'
import type { OwnedByPosition } from '@/lib/domain/roster/open-slots'
import { database, type Queryable } from '@/lib/platform/database/client'

/** The squads of these teams, each ordered as bought. */
export async function readSquads(
  teamIds: readonly string[],
  db: Queryable = database(),
): Promise<SquadView[]> {
  const teams = await db.team.findMany({
    where: { id: { in: [...teamIds] } },
    include: {
      squad: { include: { player: true }, orderBy: [{ acquiredAt: 'asc' }, { playerId: 'asc' }] },
      ...withPlaces,
    },
    orderBy: { id: 'asc' },
  })
  return teams.map((team) => ({
    teamId: team.id,
    version: team.squadVersion,
    extra: placesOf(team.effects),
    entries: team.squad.map(({ player, ...entry }) => ({
      playerId: player.id,
      name: player.name,
      shortName: player.shortName,
      position: player.position,
      club: player.club,
      price: String(entry.price),
      currencyId: entry.currencyId,
      acquiredAt: entry.acquiredAt.toISOString(),
    })),
  }))
}

/** What a read of teams must include for placesOf. */
export const withPlaces = {
  effects: { where: { kind: 'slot', endedAt: null }, select: { slots: true, position: true } },
} as const

export const placesOf = (
  effects: readonly { slots: number | null; position: string | null }[],
): ExtraPlaces => sumPlaces(effects.map(({ slots, position }) => ({ slots: slots ?? 0, position })))

/** The places that each of these teams has beyond the league's roster, by team id. */
export async function readExtraPlaces(
  teamIds: readonly string[],
  db: Queryable = database(),
): Promise<Map<string, ExtraPlaces>> {
  const teams = await db.team.findMany({
    where: { id: { in: [...teamIds] } },
    select: { id: true, ...withPlaces },
  })
  return new Map(teams.map(({ id, effects }) => [id, placesOf(effects)]))
}

/** How many players each team owns at each position, by team id. */
export async function countOwned(
  teamIds: readonly string[],
  db: Queryable = database(),
): Promise<Map<string, OwnedByPosition>> {
  const rows = await db.$queryRaw<{ team_id: string; position: string; owned: number }[]>`
    SELECT s.team_id, p.position, count(*)::int AS owned
    FROM squad_entries s JOIN players p ON p.id = s.player_id
    WHERE s.team_id = ANY (${[...teamIds]}::uuid[]) GROUP BY 1, 2`
  const owned = new Map<string, Record<string, number>>(teamIds.map((id) => [id, {}]))
  for (const row of rows) Object.assign(owned.get(row.team_id) ?? {}, { [row.position]: row.owned })
  return owned
}
