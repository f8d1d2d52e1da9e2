import type { PlayerView } from '@/lib/contracts/views'
import type { PlayerFilter, PlayerSort } from './filter'

/** What the order of a list needs that no player carries. */
export interface SortContext {
  /** Position codes in the order of the roster rules. */
  positions: readonly string[]
  /** Teams' names by id. */
  teamNames: ReadonlyMap<string, string>
}

type Compare = (a: PlayerView, b: PlayerView) => number

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const byText = (a: string, b: string) => collator.compare(a, b)

/** A sorted copy. Equals stand by name and then by id, whichever way the list runs, so no two orders are possible. */
export function sortPlayers(
  players: readonly PlayerView[],
  { sort, descending }: Pick<PlayerFilter, 'sort' | 'descending'>,
  context: SortContext,
): PlayerView[] {
  const compare = comparisons(context)[sort]
  const sign = descending ? -1 : 1
  return [...players].sort(
    (a, b) => missing(sort, a) - missing(sort, b) || sign * compare(a, b) || byName(a, b),
  )
}

function comparisons({ positions, teamNames }: SortContext): Record<PlayerSort, Compare> {
  const place = new Map(positions.map((code, index) => [code, index]))
  const placeOf = (player: PlayerView) => place.get(player.position) ?? positions.length
  const teamOf = ({ owner }: PlayerView) => (owner && teamNames.get(owner.teamId)) ?? ''
  return {
    name: (a, b) => byText(a.name, b.name),
    price: (a, b) => byAmount(a.basePrice, b.basePrice),
    position: (a, b) => placeOf(a) - placeOf(b),
    club: (a, b) => byText(a.club, b.club),
    owner: (a, b) => byText(teamOf(a), teamOf(b)),
  }
}

/** A player without a club or an owner stands last in that order, both ways. */
function missing(sort: PlayerSort, { club, owner }: PlayerView): number {
  return Number((sort === 'club' && club === '') || (sort === 'owner' && owner === null))
}

function byName(a: PlayerView, b: PlayerView): number {
  return byText(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Decimal strings of whole numbers; exact at any size. */
function byAmount(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
