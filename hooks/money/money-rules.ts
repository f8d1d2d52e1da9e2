import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getMoney, getTransaction } from '@/lib/contracts/endpoints'

export type Money = AnswerOf<typeof getMoney>
export type Transaction = AnswerOf<typeof getTransaction>

/** What else travels in a league's room, and changes neither of the two. */
const others = {
  ...aside,
  squad_update: unchanged,
  round_update: unchanged,
  players_update: unchanged,
  member_update: unchanged,
} satisfies CacheRules

/** What events make of a league's transactions: a wallet's event does not say which of them is new, or was taken back. */
export const moneyRules: CacheRules<Money> = {
  ...others,
  wallet_update: (data, { data: { because } }) => (because.amount === '0' ? data : 'refetch'),
}

/** What events make of one transaction: it may have been taken back, or who had it may have spent it. */
export const transactionRules: CacheRules<Transaction> = {
  ...others,
  wallet_update: (data, { data: { wallet, because } }) => {
    if (because.amount === '0') return data
    const { lines, lineCount } = data.transaction
    const isAbout = lineCount > lines.length || lines.some(({ walletId }) => walletId === wallet.id)
    return isAbout ? 'refetch' : data
  },
}
