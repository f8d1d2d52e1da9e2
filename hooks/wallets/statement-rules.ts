import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getStatement } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type Statement = AnswerOf<typeof getStatement>

/** What events make of the newest page of a wallet's statement: the figures at once, the lines and holds by a read. */
export const statementRules: CacheRules<Statement> = {
  ...aside,
  wallet_update: (data, { data: { wallet, because } }) => {
    if (wallet.id !== data.wallet.id) return data
    const next = { ...data, wallet: newer(data.wallet, wallet) }
    return because.kind === 'freeze' || because.kind === 'unfreeze' ? next : meanwhile(next)
  },
  team_update: (data, { data: { team } }) => (team.id === data.team.id ? { ...data, team } : data),
  squad_update: unchanged,
  bid_sheet_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  member_update: unchanged,
}
