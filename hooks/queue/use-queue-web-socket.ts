'use client'

import { callApi } from '@/lib/client/api'
import { listQueue } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { deskRoom, userRoom } from '@/lib/contracts/rooms'
import { useIsCommissioner, useLeague } from '../leagues/league-context'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { joinEnded, type Queue, queueRules } from './queue-rules'

/** The league's queue, live: all of it for a commissioner, for others what they queued themselves. */
export function useQueueWebSocket(): LivePagesResult<Queue> {
  const { id: leagueId, me } = useLeague()
  const room = useIsCommissioner() ? deskRoom(leagueId) : userRoom(me.userId)
  const params = { leagueId }
  return useLivePages<Queue>({
    key: queryKeys.queue(leagueId),
    fetch: (signal, shown) =>
      callApi(listQueue, { params, query: { from: shown?.ended.at(-1)?.number }, signal }),
    fetchEarlier: (shown) => callApi(listQueue, { params, query: { before: shown.ended.at(-1)?.number } }),
    join: joinEnded,
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [room],
    rules: queueRules,
  })
}
