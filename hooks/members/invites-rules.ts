import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listInvites } from '@/lib/contracts/endpoints/leagues'

export type InvitesAnswer = AnswerOf<typeof listInvites>

/** What events make of the open invites: the audit log says when one is made or taken back, and somebody who joins has used one. */
export const invitesRules: CacheRules<InvitesAnswer> = {
  ...aside,
  audit_entry: (data, { data: { entry } }) => (entry.action.startsWith('invite.') ? 'refetch' : data),
  member_update: () => 'refetch',
  // Its name is shown.
  team_update: (data, { data: { team } }) =>
    data.invites.some((invite) => invite.team?.id === team.id) ? 'refetch' : data,
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
}
