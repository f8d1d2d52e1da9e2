'use client'

import { callApi } from '@/lib/client/api'
import { listPlayers } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Players, playersRules } from './players-rules'

/** Every player of a league with his owner, live. */
export function usePlayersWebSocket(leagueId: string): LiveResult<Players> {
  return useLiveQuery<Players>({
    key: queryKeys.players(leagueId),
    fetch: (signal) => callApi(listPlayers, { params: { leagueId }, signal }),
    rooms: [leagueRoom(leagueId)],
    rules: playersRules,
  })
}
