export interface Offer {
  state: 'active' | 'withdrawn'
  onSaleFrom: Date | null
  onSaleUntil: Date | null
  /** How many are left; null: as many as are wanted. */
  stock: number | null
  /** The most that one team may own; null: no limit. */
  teamLimit: number | null
}

/** Why it cannot be bought, in the order in which people want to know it. */
export type Hindrance = 'withdrawn' | 'not_yet' | 'no_longer' | 'sold_out' | 'limit_reached'

/** What keeps a team that owns `owned` of an item from buying one more; null: nothing but the money. */
export function hindranceOf(offer: Offer, owned: number, now: Date): Hindrance | null {
  if (offer.state === 'withdrawn') return 'withdrawn'
  if (offer.onSaleFrom && now < offer.onSaleFrom) return 'not_yet'
  if (offer.onSaleUntil && now >= offer.onSaleUntil) return 'no_longer'
  if (offer.stock === 0) return 'sold_out'
  if (offer.teamLimit !== null && owned >= offer.teamLimit) return 'limit_reached'
  return null
}
