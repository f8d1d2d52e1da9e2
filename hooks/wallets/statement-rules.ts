import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getStatement } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type Statement = AnswerOf<typeof getStatement>

/** What events make of the newest page of a wallet's statement: the figures at once, the lines and holds by a read. */
export const statementRules: CacheRules<Statement> = {
  ...aside,
  wallet_update: (data, { data: { wallet } }) =>
    wallet.id === data.wallet.id ? meanwhile({ ...data, wallet: newer(data.wallet, wallet) }) : data,
  team_update: (data, { data: { team } }) => (team.id === data.team.id ? { ...data, team } : data),
  squad_update: unchanged,
  bid_sheet_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  member_update: unchanged,
}
