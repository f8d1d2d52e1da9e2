export interface SafeBidInput {
  /** Money the team may use, minor units. */
  available: bigint
  /** Slots the team has open now, before the bid. */
  openSlots: number
  /** Minor units. */
  minimumBid: bigint
  /** Keep `minimumBid` back for every slot that a win leaves open. */
  reserve: boolean
}

/**
 * The most that a team can bid for one player and still fill its squad at the minimum:
 * available − (open slots after this one) × minimum. Minor units; never below 0; 0 without an open slot.
 */
export function maxSafeBid({ available, openSlots, minimumBid, reserve }: SafeBidInput): bigint {
  if (openSlots <= 0) return 0n
  const safe = available - reserveFor(openSlots - 1, minimumBid, reserve)
  return safe > 0n ? safe : 0n
}

/** What has to stay in the wallet while `openSlots` are still to be filled. Minor units. */
export function reserveFor(openSlots: number, minimumBid: bigint, reserve: boolean): bigint {
  return reserve ? BigInt(Math.max(0, openSlots)) * minimumBid : 0n
}
