/** The bids of a round in columns: bid i is `team[i]`'s for `player[i]` at `amount[i]` minor units. */
export interface BidColumns {
  team: Uint32Array
  /** Rank of the player in the seeded order. */
  player: Uint32Array
  amount: Float64Array
}

/** Amounts are sorted sixteen bits at a time. */
const DIGIT = 2 ** 16

/** Places of bids, in the order of a stable sort of `places` by `key` (each below `keys`). O(n + keys). */
function sortByKey(places: Uint32Array, key: (bid: number) => number, keys: number): Uint32Array {
  const starts = new Uint32Array(keys + 1)
  const keyOf = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    const k = key(places[i] as number)
    keyOf[i] = k
    starts[k + 1] = (starts[k + 1] as number) + 1
  }
  for (let k = 0; k < keys; k++) starts[k + 1] = (starts[k + 1] as number) + (starts[k] as number)
  const sorted = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    const k = keyOf[i] as number
    const at = starts[k] as number
    starts[k] = at + 1
    sorted[at] = places[i] as number
  }
  return sorted
}

/** Places of the bids by player, then by team: a team's second bid for a player stands next to its first. */
export function byPlayerAndTeam(bids: BidColumns, players: number, teams: number): Uint32Array {
  const { player, team } = bids
  const places = Uint32Array.from(team, (_, bid) => bid)
  const byTeam = sortByKey(places, (bid) => team[bid] as number, teams)
  return sortByKey(byTeam, (bid) => player[bid] as number, players)
}

/**
 * Sorts places by amount, the highest first, keeping the order of equal amounts: a radix sort, so linear in
 * the number of bids and with no comparison to get wrong.
 */
export function byAmountDescending(places: Uint32Array, amount: Float64Array): Uint32Array {
  let highest = 0
  for (const value of amount) if (value > highest) highest = value
  let sorted = places
  for (let unit = 1; unit <= highest; unit *= DIGIT) {
    const digit = (bid: number) => DIGIT - 1 - (Math.floor((amount[bid] as number) / unit) % DIGIT)
    sorted = sortByKey(sorted, digit, DIGIT)
  }
  return sorted
}
