import { aside, type CacheRules, meanwhile, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getDashboard } from '@/lib/contracts/endpoints'
import { rulesAhead } from '../income/rules-with'
import { newer, replaceNewer } from '../live/replace-newer'

export type Dashboard = AnswerOf<typeof getDashboard>

/** What events make of a team's dashboard. What moves money also makes a line of activity, which only a read can word. */
export const dashboardRules: CacheRules<Dashboard> = {
  ...aside,
  wallet_update: (data, { data: { wallet, because } }) => {
    if (wallet.teamId !== data.team.id) return data
    const next = { ...data, wallets: [...replaceNewer(data.wallets, wallet)] }
    return because.kind === 'hold' || because.kind === 'release' ? next : meanwhile(next)
  },
  squad_update: (data, { data: { squad } }) =>
    squad.teamId === data.team.id ? { ...data, squad: newer(data.squad, squad) } : data,
  // A round comes into the list, leaves it or moves in it, and makes a line of activity.
  round_update: (data, { data: { round } }) =>
    meanwhile({ ...data, rounds: [...replaceNewer(data.rounds, round)] }),
  bid_sheet_update: (data, { data: { sheet } }) => {
    if (sheet.teamId !== data.team.id) return data
    const at = data.sheets.findIndex(({ roundId }) => roundId === sheet.roundId)
    if (at < 0) return 'refetch'
    const counts = {
      roundId: sheet.roundId,
      draftCount: sheet.draft.length,
      submittedCount: sheet.submitted.length,
      submittedAt: sheet.submittedAt,
    }
    return { ...data, sheets: data.sheets.with(at, counts) }
  },
  income_update: (data, { data: { rule, change } }) => {
    const next = { ...data, income: rulesAhead(data.income, rule) }
    // A payment may have used them, or one that was taken back have given them back.
    return data.boosts.length > 0 || change === 'reversed' ? meanwhile(next) : next
  },
  shop_update: (data, { data: { purchase } }) =>
    purchase?.teamId === data.team.id && purchase.effect.kind === 'boost' ? 'refetch' : data,
  team_update: (data, { data: { team } }) => (team.id === data.team.id ? { ...data, team } : data),
  member_update: (data, { data: { member } }) =>
    member.teamId === data.team.id || data.team.managers.some(({ userId }) => userId === member.userId)
      ? 'refetch'
      : data,
  // A player of the squad may have another name now.
  players_update: () => 'refetch',
  round_submission: unchanged,
}
