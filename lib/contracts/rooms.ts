import { z } from 'zod'

/**
 * The one home of room names: what a socket subscribes to, `kind:uuid`. Even the numbers of a room tell that and when
 * something happened there, so what is one party's own affair has a room that nobody else may join.
 */
export const roomKinds = [
  'user',
  'team',
  'own',
  'league',
  'desk',
  'round',
  'tiebreaker',
  'chat',
  'feed',
  'books',
] as const
export type RoomKind = (typeof roomKinds)[number]
export type Room = `${RoomKind}:${string}`

export const userRoom = (userId: string): Room => `user:${userId}`
export const teamRoom = (teamId: string): Room => `team:${teamId}`
/** A team's bids and holds: for its own people alone, and not for the commissioner. */
export const ownRoom = (teamId: string): Room => `own:${teamId}`
export const leagueRoom = (leagueId: string): Room => `league:${leagueId}`
/** Who has submitted in any round of the league, its audit log and its queue of transactions: for its commissioners alone. */
export const deskRoom = (leagueId: string): Room => `desk:${leagueId}`
export const roundRoom = (roundId: string): Room => `round:${roundId}`

export const tiebreakerRoom = (tiebreakerId: string): Room => `tiebreaker:${tiebreakerId}`
export const chatRoom = (chatId: string): Room => `chat:${chatId}`
/** How the standing check of a league's books goes on: it comes every few minutes, so it numbers a room of its own. */
export const booksRoom = (leagueId: string): Room => `books:${leagueId}`
/** Posts and comments of a league. */
export const feedRoom = (leagueId: string): Room => `feed:${leagueId}`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @returns the parts of a room's name, or null when it is not one */
export function parseRoom(name: string): { kind: RoomKind; id: string } | null {
  const colon = name.indexOf(':')
  const kind = roomKinds.find((known) => known === name.slice(0, colon))
  const id = name.slice(colon + 1)
  return kind && UUID.test(id) ? { kind, id } : null
}

export const roomName = z.custom<Room>((value) => typeof value === 'string' && parseRoom(value) !== null, {
  error: 'That is not the name of a room.',
})

/** A place in a room's numbering: `[epoch, seq]`. Numbers of different epochs cannot be compared. */
export const roomPosition = z.tuple([z.int(), z.int()])
export type RoomPosition = z.infer<typeof roomPosition>

/** How fresh an answer is: for each room that keeps it fresh, the room's head read before the data. */
export const asOfSchema = z.record(z.string(), roomPosition)
export type AsOf = z.infer<typeof asOfSchema>

/** The rooms that keep a team's bid sheet fresh: its bids and holds, its money and the squad's open slots, the round. */
export const sheetRooms = (at: { roundId: string; teamId: string }): Room[] => [
  ownRoom(at.teamId),
  teamRoom(at.teamId),
  roundRoom(at.roundId),
]
