import type { PlayerView } from '@/lib/contracts/views'

/** Dearest first, then by name: the order in which players are listed. */
export function inListOrder(players: readonly PlayerView[]): PlayerView[] {
  return players.toSorted((a, b) => {
    const [first, second] = [BigInt(a.basePrice), BigInt(b.basePrice)]
    if (first !== second) return first > second ? -1 : 1
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
  })
}
