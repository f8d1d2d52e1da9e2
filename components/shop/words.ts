import type { ItemEffect, LeagueView } from '@/lib/contracts/views'
import type { Hindrance } from '@/lib/domain/shop/may-buy'

type Words = Pick<LeagueView, 'roster' | 'currencies'>

/** What an item does: '1 more place in the squad, for any position'. */
export function effectText(effect: ItemEffect, { roster, currencies }: Words): string {
  if (effect.kind === 'boost') {
    const { basisPoints, payments, currencyId } = effect
    const currency = currencies.find(({ id }) => id === currencyId)?.name ?? 'a currency'
    const next = payments === 1 ? 'next income payment' : `next ${payments} income payments`
    return `${basisPoints / 100}% more of the ${next} in ${currency}`
  }
  const { slots, position } = effect
  const places = slots === 1 ? '1 more place in the squad' : `${slots} more places in the squad`
  if (position === null) return `${places}, for any position`
  const name = roster.positions.find(({ code }) => code === position)?.name ?? position
  return `${places}, ${name} only`
}

/** Why it cannot be bought, on a card. `frozen`: my team's wallet is. */
export const hindrances: Record<Hindrance | 'frozen', string> = {
  withdrawn: 'Withdrawn',
  not_yet: 'Not on sale yet',
  no_longer: 'Sale is over',
  sold_out: 'Sold out',
  limit_reached: 'You have as many as you may',
  frozen: 'Your wallet is frozen',
}

export const countText = (count: number): string => (count === 1 ? '1 left' : `${count} left`)
