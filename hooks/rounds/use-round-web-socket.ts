'use client'

import { callApi } from '@/lib/client/api'
import { getRound } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { roundRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type RoundAnswer, roundRules } from './round-rules'

/** A round for its league's members, live. */
export function useRoundWebSocket(roundId: string): LiveResult<RoundAnswer> {
  return useLiveQuery<RoundAnswer>({
    key: queryKeys.round(roundId),
    fetch: (signal) => callApi(getRound, { params: { roundId }, signal }),
    rooms: [roundRoom(roundId)],
    rules: roundRules,
  })
}
