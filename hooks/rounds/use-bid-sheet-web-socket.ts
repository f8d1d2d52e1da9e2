'use client'

import { callApi } from '@/lib/client/api'
import { getSheet } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { ownRoom, teamRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { bidSheetRules, type SheetAnswer } from './bid-sheet-rules'

/** My team's bids in a round, live in every tab of the team. A form that is being edited decides itself what to take. */
export function useBidSheetWebSocket(roundId: string, teamId: string): LiveResult<SheetAnswer> {
  return useLiveQuery<SheetAnswer>({
    key: queryKeys.sheet(roundId),
    fetch: (signal) => callApi(getSheet, { params: { roundId }, signal }),
    rooms: [ownRoom(teamId), teamRoom(teamId)],
    rules: bidSheetRules,
  })
}
