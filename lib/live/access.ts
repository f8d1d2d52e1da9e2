import { parseRoom, type Room } from '@/lib/contracts/rooms'
import { type EventViewer, isOwnTeam, runsLeague } from '@/lib/domain/visibility/viewer'
import { notFound } from '@/lib/platform/app-error'
import { enterChat, groundOfChat } from '@/lib/server/chats/access'
import { enterLeague, leagueOf } from '@/lib/server/leagues/access'

/** What decides who may be in a room; a user's own room stands on neither. */
export interface Ground {
  /** Its members. */
  leagueId: string | null
  /** The two of a direct chat, while they may talk. */
  people: readonly string[]
}

const NOBODY: Ground['people'] = []

/** @throws AppError not_found: no such room, or another user's */
export async function groundOf(userId: string, room: Room): Promise<Ground> {
  const parsed = parseRoom(room)
  if (!parsed) throw notFound()
  const { kind, id } = parsed
  if (kind === 'chat') return groundOfChat(id)
  if (kind === 'user') {
    if (id !== userId) throw notFound()
    return { leagueId: null, people: NOBODY }
  }
  const isLeagues = kind === 'league' || kind === 'desk' || kind === 'feed' || kind === 'books'
  return { leagueId: isLeagues ? id : await leagueOf(kind === 'own' ? 'team' : kind, id), people: NOBODY }
}

/**
 * As whom a user looks at a room, found through his membership.
 * @throws AppError not_found: not a member, or not one of those whom the room is for; in the same words as a room that
 * does not exist
 */
export async function viewerIn(userId: string, { leagueId }: Ground, room: Room): Promise<EventViewer> {
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
