import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getSheet } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type SheetAnswer = AnswerOf<typeof getSheet>

/**
 * What events make of a team's sheet. Its limits come from the wallet and the squad, so those are read again; a saved
 * draft holds nothing and leaves them as they are.
 */
export const bidSheetRules: CacheRules<SheetAnswer> = {
  ...aside,
  bid_sheet_update: (data, { data: { sheet } }) => {
    if (sheet.roundId !== data.sheet.roundId || sheet.teamId !== data.sheet.teamId) return data
    const next = { ...data, sheet: newer(data.sheet, sheet) }
    return sheet.held === data.sheet.held ? next : meanwhile(next)
  },
  wallet_update: (data, { data: { wallet } }) => (wallet.teamId === data.sheet.teamId ? 'refetch' : data),
  squad_update: (data, { data: { squad } }) => (squad.teamId === data.sheet.teamId ? 'refetch' : data),
  // Closing, finalizing and cancelling change what is submitted and held.
  round_update: (data, { data: { round } }) => (round.id === data.sheet.roundId ? 'refetch' : data),
  round_submission: unchanged,
  players_update: unchanged,
  team_update: unchanged,
  member_update: unchanged,
}
