import type { PlayerView } from '@/lib/contracts/views'
import { fold } from '@/lib/domain/text/fold'

/** Whose: anyone's, nobody's, somebody's, my own team's, or one team's by its id. */
export type OwnerFilter = 'any' | 'free' | 'owned' | 'mine' | (string & {})

export const playerSorts = ['name', 'price', 'position', 'club', 'owner'] as const
export type PlayerSort = (typeof playerSorts)[number]

export interface PlayerFilter {
  /** As typed. Every word of it must be in the name, the short name or the club. */
  text: string
  /** A position's code; null: all. */
  position: string | null
  club: string | null
  owner: OwnerFilter
  sort: PlayerSort
  descending: boolean
}

export const noFilter: PlayerFilter = {
  text: '',
  position: null,
  club: null,
  owner: 'any',
  sort: 'name',
  descending: false,
}

/** Does it leave anyone out? How the list is sorted does not. */
export function isNarrowed({ text, position, club, owner }: PlayerFilter): boolean {
  return fold(text) !== '' || position !== null || club !== null || owner !== 'any'
}

/** A player with what a search looks through, folded once. */
export interface FindablePlayer {
  player: PlayerView
  words: string
}

export function findable(players: readonly PlayerView[]): FindablePlayer[] {
  return players.map((player) => ({
    player,
    words: fold(`${player.name} ${player.shortName} ${player.club}`),
  }))
}

/** How many players of a position are left by every filter but the position's own. */
export type PositionCounts = Readonly<Record<string, number>>

export interface FoundPlayers {
  players: PlayerView[]
  byPosition: PositionCounts
  /** Of `players`, those without an owner. */
  free: number
}

/** Who the filter leaves in, in the order given. @param myTeamId null: no team of mine, so `mine` leaves nobody */
export function filterPlayers(
  all: readonly FindablePlayer[],
  filter: PlayerFilter,
  myTeamId: string | null,
): FoundPlayers {
  const words = fold(filter.text).split(' ')
  const byPosition = new Map<string, number>()
  const players: PlayerView[] = []
  let free = 0
  for (const { player, words: haystack } of all) {
    if (filter.club !== null && player.club !== filter.club) continue
    if (!isOwnedAs(player, filter.owner, myTeamId)) continue
    if (!words.every((word) => haystack.includes(word))) continue
    byPosition.set(player.position, (byPosition.get(player.position) ?? 0) + 1)
    if (filter.position !== null && player.position !== filter.position) continue
    players.push(player)
    if (!player.owner) free += 1
  }
  return { players, byPosition: Object.fromEntries(byPosition), free }
}

function isOwnedAs({ owner }: PlayerView, wanted: OwnerFilter, myTeamId: string | null): boolean {
  if (wanted === 'any') return true
  if (wanted === 'free') return owner === null
  if (wanted === 'owned') return owner !== null
  return owner !== null && owner.teamId === (wanted === 'mine' ? myTeamId : wanted)
}
