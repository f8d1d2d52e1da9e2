'use client'

import { callApi } from '@/lib/client/api'
import { getBulkRound } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { roundRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type BulkRound, bulkRoundRules } from './bulk-round-rules'

/** A round for its commissioner, live: who has submitted, never what. */
export function useBulkRoundWebSocket(roundId: string): LiveResult<BulkRound> {
  return useLiveQuery<BulkRound>({
    key: queryKeys.bulkRound(roundId),
    fetch: (signal) => callApi(getBulkRound, { params: { id: roundId }, signal }),
    rooms: [roundRoom(roundId)],
    rules: bulkRoundRules,
  })
}
