import { parseRoom, type Room } from '@/lib/contracts/rooms'
import type { EventViewer } from '@/lib/domain/visibility/viewer'
import { notFound } from '@/lib/platform/app-error'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'

/**
 * The league whose members may be in a room; null for a user's own room, which needs no league.
 * @throws AppError not_found: no such room, or another user's
 */
export async function leagueOfRoom(userId: string, room: Room): Promise<string | null> {
  const parsed = parseRoom(room)
  if (!parsed) throw notFound()
  if (parsed.kind === 'user') {
    if (parsed.id !== userId) throw notFound()
    return null
  }
  return parsed.kind === 'league' ? parsed.id : leagueOf(parsed.kind, parsed.id)
}

/**
 * As whom a user looks at the rooms of a league, found through his membership.
 * @throws AppError not_found: not a member, in the same words as a room that does not exist
 */
export async function viewerIn(userId: string, leagueId: string | null): Promise<EventViewer> {
  if (leagueId === null) return { userId, role: null, teamId: null, leagueId: null }
  const { role, teamId } = await enterLeague({ userId }, leagueId)
  return { userId, role, teamId, leagueId }
}
