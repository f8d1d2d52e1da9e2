import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getBalances } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type Balances = AnswerOf<typeof getBalances>

/** What events make of a balance over time: the new one at once, where the points lie by a read. */
export const balancesRules: CacheRules<Balances> = {
  ...aside,
  wallet_update: (data, { at, data: { wallet, because } }) => {
    if (wallet.id !== data.wallet.id) return data
    const next = { ...data, wallet: newer(data.wallet, wallet) }
    // What is held is in the balance, too.
    if (because.amount === '0') return next
    return meanwhile({ ...next, points: [...data.points, { at, total: wallet.total }] })
  },
  squad_update: unchanged,
  bid_sheet_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  team_update: unchanged,
  member_update: unchanged,
}

/** Of a time that is over nothing changes any more. */
export const pastBalancesRules: CacheRules<Balances> = { ...balancesRules, wallet_update: () => 'refetch' }
