import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { readSquads } from './data'

export interface SquadChange {
  leagueId: string
  /** Null: of no round. */
  roundId: string | null
  kind: 'award' | 'refund' | 'places'
  /** Player ids by team id. */
  players: ReadonlyMap<string, readonly string[]>
}

/** Numbers the squads that changed and tells their rooms, with the squads as they now are. */
export async function announceSquads(uow: UnitOfWork, change: SquadChange): Promise<void> {
  const teamIds = [...change.players.keys()].sort()
  if (teamIds.length === 0) return
  await uow.tx.team.updateMany({ where: { id: { in: teamIds } }, data: { squadVersion: { increment: 1 } } })
  for (const squad of await readSquads(teamIds, uow.tx)) {
    const playerIds = [...(change.players.get(squad.teamId) ?? [])]
    const because = { kind: change.kind, roundId: change.roundId, playerIds }
    uow.emit(
      [teamRoom(squad.teamId), leagueRoom(change.leagueId)],
      'squad_update',
      { squad, because },
      squad.version,
    )
  }
}

/** The same where a squad has more or fewer places. */
export const announcePlaces = (
  uow: UnitOfWork,
  { leagueId, teamId }: { leagueId: string; teamId: string },
): Promise<void> =>
  announceSquads(uow, { leagueId, roundId: null, kind: 'places', players: new Map([[teamId, []]]) })
