'use client'

import { callApi } from '@/lib/client/api'
import type { CacheRules } from '@/lib/client/cache-rule'
import { aside, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import { listLeagues } from '@/lib/contracts/endpoints/leagues'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { Room } from '@/lib/contracts/rooms'
import { useLiveQuery } from '../live/use-live-query'
import { useServerRead } from '../live/use-server-read'

export type LeaguesAnswer = AnswerOf<typeof listLeagues>

/** A new league, team or open round is the server's to list; money and squads do not show here. */
export const leaguesRules: CacheRules<LeaguesAnswer> = {
  ...aside,
  wallet_update: unchanged,
  squad_update: unchanged,
  players_update: unchanged,
  round_submission: unchanged,
  session_update: unchanged,
}

/** The leagues that I am in, live. */
export function useLeagues(initial: LeaguesAnswer): LeaguesAnswer {
  useServerRead(queryKeys.leagues(), initial)
  const { data } = useLiveQuery<LeaguesAnswer>({
    key: queryKeys.leagues(),
    fetch: (signal) => callApi(listLeagues, { signal }),
    rooms: Object.keys(initial.asOf) as Room[],
    rules: leaguesRules,
  })
  return data ?? initial
}
