import { parseRoom, type Room } from '@/lib/contracts/rooms'
import { type EventViewer, isOwnTeam, runsLeague } from '@/lib/domain/visibility/viewer'
import { notFound } from '@/lib/platform/app-error'
import { enterChat, groundOfChat } from '@/lib/server/chats/access'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'

/**
 * The league whose members may be in a room; null for a user's own room and for direct chats, which need no league.
 * @throws AppError not_found: no such room, or another user's
 */
export async function leagueOfRoom(userId: string, room: Room): Promise<string | null> {
  const parsed = parseRoom(room)
  if (!parsed) throw notFound()
  if (parsed.kind === 'user') {
    if (parsed.id !== userId) throw notFound()
    return null
  }
  if (parsed.kind === 'league' || parsed.kind === 'desk' || parsed.kind === 'feed') return parsed.id
  if (parsed.kind === 'chat') return (await groundOfChat(parsed.id)).leagueId
  return leagueOf(parsed.kind === 'own' ? 'team' : parsed.kind, parsed.id)
}

/**
 * As whom a user looks at a room of a league, found through his membership.
 * @throws AppError not_found: not a member, or not one of those whom the room is for; in the same words as a room that
 * does not exist
 */
export async function viewerIn(userId: string, leagueId: string | null, room: Room): Promise<EventViewer> {
  if (leagueId === null) {
    const parsed = parseRoom(room)
    if (parsed?.kind === 'chat') await enterChat({ userId }, parsed.id)
    return { userId, role: null, teamId: null, leagueId: null }
  }
  const { role, teamId } = await enterLeague({ userId }, leagueId)
  const viewer = { userId, role, teamId, leagueId }
  if (!isFor(viewer, room)) throw notFound()
  return viewer
}

/** Rooms of one party: what they carry, and when, is nobody else's business. */
function isFor(viewer: EventViewer, room: Room): boolean {
  const parsed = parseRoom(room)
  if (parsed?.kind === 'own') return isOwnTeam(viewer, parsed.id)
  if (parsed?.kind === 'desk') return runsLeague(viewer)
  return true
}
