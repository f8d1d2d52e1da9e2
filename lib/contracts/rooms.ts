import { z } from 'zod'

/** The one home of room names: what a socket subscribes to, `kind:uuid`. */
export const roomKinds = ['user', 'team', 'league', 'round'] as const
export type RoomKind = (typeof roomKinds)[number]
export type Room = `${RoomKind}:${string}`

export const userRoom = (userId: string): Room => `user:${userId}`
export const teamRoom = (teamId: string): Room => `team:${teamId}`
export const leagueRoom = (leagueId: string): Room => `league:${leagueId}`
export const roundRoom = (roundId: string): Room => `round:${roundId}`

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

/** The rooms that keep a team's bid sheet fresh: its bids and money, the round, and the squad's open slots. */
export const sheetRooms = (at: { roundId: string; teamId: string }): Room[] => [
  teamRoom(at.teamId),
  roundRoom(at.roundId),
]
