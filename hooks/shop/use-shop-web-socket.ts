'use client'

import { callApi } from '@/lib/client/api'
import { getShop } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Shop, shopRules } from './shop-rules'

/** A league's shop, live. */
export function useShopWebSocket(leagueId: string): LiveResult<Shop> {
  return useLiveQuery<Shop>({
    key: queryKeys.shop(leagueId),
    fetch: (signal) => callApi(getShop, { params: { leagueId }, signal }),
    rooms: [leagueRoom(leagueId)],
    rules: shopRules,
  })
}
