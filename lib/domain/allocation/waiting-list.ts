import { compareText } from './seeded'

/**
 * The pending ties of one allocation. A set of them is a bit mask, because such sets are joined once for
 * every bid in doubt, of which a round with many ties may have a million.
 */
export class WaitingList {
  private readonly players: string[] = []
  private readonly names = new Map<string, string[]>()
  private last: { mask: bigint; names: string[] } | undefined

  /** Enters a pending tie and returns its bit. */
  add(playerId: string): bigint {
    this.players.push(playerId)
    return 1n << BigInt(this.players.length - 1)
  }

  /** The players of a set of ties, by id. One array for equal sets: do not write to it. */
  namesOf(mask: bigint): string[] {
    if (this.last?.mask === mask) return this.last.names
    const key = mask.toString(16)
    const names =
      this.names.get(key) ?? this.players.filter((_, i) => (mask >> BigInt(i)) & 1n).sort(compareText)
    this.names.set(key, names)
    this.last = { mask, names }
    return names
  }
}
