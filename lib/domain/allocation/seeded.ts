import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The lot of a team in the draw for a player; the lowest wins. sha256 of `seed|player|team`, in hex. */
export function drawLot(seed: string, playerId: string, teamId: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${seed}|${playerId}|${teamId}`)))
}

/**
 * The ids in an order that nobody could know before the seed: by sha256 of `seed|id`, then by id. Used
 * where equal bids for different players have to be looked at one after another.
 */
export function seededOrder(seed: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, lot: bytesToHex(sha256(utf8ToBytes(`${seed}|${id}`))) }))
    .sort((a, b) => compareText(a.lot, b.lot) || compareText(a.id, b.id))
    .map(({ id }) => id)
}

/** By UTF-16 code unit: the same in every browser and locale. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
