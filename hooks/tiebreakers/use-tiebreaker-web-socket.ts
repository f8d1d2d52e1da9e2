'use client'

import { useState } from 'react'
import { callApi } from '@/lib/client/api'
import { Meanwhile } from '@/lib/client/cache-rule'
import { getTiebreaker } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { tiebreakerRoom } from '@/lib/contracts/rooms'
import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type TiebreakerAnswer, tiebreakerRules, withBid, withTiebreaker } from './tiebreaker-rules'

/** What the server answered to an act of this tab. */
export interface OwnAct {
  tiebreaker: TiebreakerView
  bid?: TiebreakerBidView
}

export interface TiebreakerResult extends LiveResult<TiebreakerAnswer> {
  /** Shows what an own act came to at once, also where its event is late or no socket is open. */
  tell: (act: OwnAct) => void
}

/** A tiebreaker with its bids, and my team's place in it, live. */
export function useTiebreakerWebSocket(tiebreakerId: string): TiebreakerResult {
  const [act, setAct] = useState<OwnAct | null>(null)
  const result = useLiveQuery<TiebreakerAnswer>({
    key: queryKeys.tiebreaker(tiebreakerId),
    fetch: (signal) => callApi(getTiebreaker, { params: { id: tiebreakerId }, signal }),
    rooms: [tiebreakerRoom(tiebreakerId)],
    rules: tiebreakerRules,
  })
  const tell = (told: OwnAct) => {
    setAct(told)
    if (result.freshness !== 'live') void result.refetch()
  }
  return { ...result, data: result.data && act ? afterAct(result.data, act) : result.data, tell }
}

function afterAct(data: TiebreakerAnswer, { tiebreaker, bid }: OwnAct): TiebreakerAnswer {
  if (!bid) return withTiebreaker(data, tiebreaker)
  const next = withBid(data, { tiebreaker, bid })
  return next instanceof Meanwhile ? next.data : next
}
