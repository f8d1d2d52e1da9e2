import { expect } from 'vitest'
import { chatRoom, leagueRoom, parseRoom, type Room } from '@/lib/contracts/rooms'
import { database } from '@/lib/platform/database/client'
import type { Seat } from './people-at-tabs'
import type { World } from './world'

/** Rooms that a member has and nobody else; of a league beside it no page is open. */
function isOfLeague({ league, channelId }: World, room: Room): boolean {
  const { kind, id } = parseRoom(room) ?? {}
  if (kind === 'user') return false
  if (kind === 'chat') return room === chatRoom(channelId)
  return kind !== 'league' || id === league.leagueId
}

/** In the league's own room the numbers decide: nobody hears his removal, or anything after it until he is back. */
export async function expectNothingAfterRemoval(world: World, seats: readonly Seat[]): Promise<void> {
  const room = leagueRoom(world.league.leagueId)
  const rows = await database().event.findMany({
    where: { room, type: 'member_update' },
    orderBy: { seq: 'asc' },
    select: { seq: true, data: true },
  })
  for (const seat of seats) {
    const own = rows.flatMap(({ seq, data }) => {
      const { member, removed } = data as { member: { userId: string }; removed: boolean }
      return member.userId === seat.someone.userId ? [{ seq: Number(seq), removed }] : []
    })
    const wrong = seat.heard().filter(({ room: heard, seq }) => {
      const last = own.filter((each) => each.seq <= seq).at(-1)
      return heard === room && last?.removed
    })
    expect(wrong, `${seat.name} heard of the league without being in it`).toEqual([])
  }
}

/** Who is out now, and how much his tabs have heard: from here on nothing of the league may come. */
export const outsidersAmong = (seats: readonly Seat[]) =>
  seats
    .filter(({ someone }) => someone.isOut)
    .map((seat) => ({ seat, from: seat.heard().length, returns: seat.someone.returns }))

export function expectNothingOutside(world: World, outsiders: ReturnType<typeof outsidersAmong>): void {
  for (const { seat, from, returns } of outsiders) {
    if (seat.someone.returns > returns) continue
    const since = seat.heard().slice(from)
    expect(
      since.filter(({ room }) => isOfLeague(world, room)),
      `${seat.name}, who is out`,
    ).toEqual([])
  }
}
