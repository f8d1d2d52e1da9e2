'use client'

import { callApi } from '@/lib/client/api'
import { getLeague } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type LeagueAnswer, leagueRules } from './league-rules'

/** The frame of a league's pages, live. */
export function useLeagueWebSocket(leagueId: string): LiveResult<LeagueAnswer> {
  return useLiveQuery<LeagueAnswer>({
    key: queryKeys.league(leagueId),
    fetch: (signal) => callApi(getLeague, { params: { leagueId }, signal }),
    rooms: [leagueRoom(leagueId)],
    rules: leagueRules,
  })
}
