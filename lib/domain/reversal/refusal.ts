import type { MoneyKind } from '@/lib/contracts/views'

/** What decides whether a transaction may be taken back by hand. */
export interface Reversible {
  kind: MoneyKind
  /** What it was for: 'round', 'income', 'purchase', … */
  causeType: string | null
  /** The transaction that it takes back, if it is a reversal itself. */
  reverses: string | null
  /** The transaction that took it back. */
  reversedBy: string | null
}

/**
 * Why a transaction may not be taken back by hand, as a sentence that says which way to go; null: it may. Money that
 * came with something else, such as a player, goes back with it or not at all.
 */
export function refusalOfReversal({ kind, causeType, reverses, reversedBy }: Reversible): string | null {
  if (reversedBy !== null) return 'This has been reversed already.'
  if (causeType === 'income')
    return 'This is a payment of an income rule. Take it back under Income: then its period is right, too.'
  if (causeType === 'purchase')
    return 'This is a purchase. Refund it in the shop: that takes back what was bought, too.'
  if (kind === 'award')
    return 'This paid for players. Delete the round instead: that gives back every player with his money.'
  if (kind === 'refund')
    return 'This gave money back with what it had paid for. Make an adjustment if the amount is wrong.'
  if (reverses !== null) return 'This is a reversal itself. Make an adjustment instead.'
  if (kind === 'opening')
    return 'This is where the wallet began. Make an adjustment if the opening balance is wrong.'
  return null
}
