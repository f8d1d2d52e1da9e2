'use client'

import { callApi } from '@/lib/client/api'
import { type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import { listMembers } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { useServerRead } from '../live/use-server-read'

export type MembersAnswer = AnswerOf<typeof listMembers>

/** The list is in the order of joining: who is new stands last, who is known keeps his place. */
const rules: CacheRules<MembersAnswer> = {
  member_update: (data, { data: { member, removed } }) => {
    const others = data.members.filter(({ id }) => id !== member.id)
    if (removed) return { ...data, members: others }
    const known = others.length < data.members.length
    const members = known
      ? data.members.map((shown) => (shown.id === member.id ? member : shown))
      : [...others, member]
    return { ...data, members }
  },
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  team_update: unchanged,
}

/** The people of a league, live. */
export function useMembers(leagueId: string, initial: MembersAnswer): MembersAnswer {
  useServerRead(queryKeys.members(leagueId), initial)
  return useMembersQuery(leagueId).data ?? initial
}

/** The same where the server has not read them for the page; of no league, nothing. */
export const useMembersQuery = (leagueId: string | null): LiveResult<MembersAnswer> =>
  useLiveQuery<MembersAnswer>({
    key: queryKeys.members(leagueId ?? ''),
    fetch: (signal) => callApi(listMembers, { params: { leagueId: leagueId ?? '' }, signal }),
    rooms: leagueId ? [leagueRoom(leagueId)] : [],
    rules,
    enabled: leagueId !== null,
  })
