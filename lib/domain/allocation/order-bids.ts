/** The bids of a round in columns: bid i is `team[i]`'s for `player[i]` at `amount[i]` minor units. */
export interface BidColumns {
  team: Uint32Array
  /** Rank of the player in the seeded order. */
  player: Uint32Array
  amount: Float64Array
}

/**
 * Amounts are sorted eleven bits at a time: the buckets fit the first-level cache, and a ten-thousand-bid
 * round does not spend its time on empty ones.
 */
const DIGIT = 2 ** 11

/** Places of the bids by player, then by team: a team's second bid for a player stands next to its first. */
export function byPlayerAndTeam({ player, team }: BidColumns, players: number, teams: number): Uint32Array {
  const places = new Uint32Array(team.length)
  for (let bid = 0; bid < places.length; bid++) places[bid] = bid
  return sortByKey(sortByKey(places, team, teams), player, players)
}

/**
 * Sorts places by amount, the highest first, keeping the order of equal amounts: a radix sort, so linear in
 * the number of bids and with no comparison to get wrong.
 */
export function byAmountDescending(places: Uint32Array, amount: Float64Array): Uint32Array {
  let highest = 0
  for (let bid = 0; bid < amount.length; bid++) highest = Math.max(highest, amount[bid] as number)
  const digits = new Uint32Array(amount.length)
  let sorted = places
  for (let unit = 1; unit <= highest; unit *= DIGIT) {
    for (let bid = 0; bid < digits.length; bid++) {
      digits[bid] = DIGIT - 1 - (Math.floor((amount[bid] as number) / unit) % DIGIT)
    }
    sorted = sortByKey(sorted, digits, DIGIT)
  }
  return sorted
}

/** A stable counting sort of `places` by each bid's key, all below `keys`. O(n + keys). */
function sortByKey(places: Uint32Array, keyOf: Uint32Array, keys: number): Uint32Array {
  const next = new Uint32Array(keys + 1)
  for (let i = 0; i < keyOf.length; i++) {
    const key = keyOf[i] as number
    next[key + 1] = (next[key + 1] as number) + 1
  }
  for (let key = 0; key < keys; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number)
  const sorted = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    const bid = places[i] as number
    const key = keyOf[bid] as number
    const place = next[key] as number
    next[key] = place + 1
    sorted[place] = bid
  }
  return sorted
}
