'use client'

import { callApi } from '@/lib/client/api'
import { getMoney } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { type Money, moneyRules } from './money-rules'

/** What money moved in a league, newest first and live: for its commissioners. */
export function useMoneyWebSocket(leagueId: string): LivePagesResult<Money> {
  const params = { leagueId }
  return useLivePages<Money>({
    key: queryKeys.money(leagueId),
    fetch: (signal, shown) =>
      callApi(getMoney, { params, query: { from: shown?.transactions.at(-1)?.id }, signal }),
    fetchEarlier: (shown) => callApi(getMoney, { params, query: { before: shown.transactions.at(-1)?.id } }),
    join: (earlier, shown) => ({
      ...shown,
      transactions: [
        ...shown.transactions,
        ...earlier.transactions.filter(({ id }) => !shown.transactions.some((each) => each.id === id)),
      ],
      hasMore: earlier.hasMore,
    }),
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [leagueRoom(leagueId)],
    rules: moneyRules,
  })
}
