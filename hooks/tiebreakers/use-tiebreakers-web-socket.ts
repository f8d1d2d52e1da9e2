'use client'

import { callApi } from '@/lib/client/api'
import { listTiebreakers } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { useHydrated } from '../live/use-hydrated'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type TiebreakersAnswer, tiebreakersRules } from './tiebreakers-rules'

/** A league's tiebreakers, live; each live one is followed in the room that the answer names. */
export function useTiebreakersWebSocket(leagueId: string, enabled = true): LiveResult<TiebreakersAnswer> {
  const hydrated = useHydrated()
  const result = useLiveQuery<TiebreakersAnswer>({
    key: queryKeys.tiebreakers(leagueId),
    fetch: (signal) => callApi(listTiebreakers, { params: { leagueId }, signal }),
    rooms: [leagueRoom(leagueId)],
    rules: tiebreakersRules,
    enabled,
  })
  return hydrated ? result : { ...result, data: undefined, error: null }
}
