'use client'

import { callApi } from '@/lib/client/api'
import { getIncome } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { type Income, incomeRules } from './income-rules'

/** A league's income rules and their payments, newest first and live, as far back as was loaded. */
export function useIncomeWebSocket(leagueId: string): LivePagesResult<Income> {
  const params = { leagueId }
  return useLivePages<Income>({
    key: queryKeys.income(leagueId),
    fetch: (signal, shown) =>
      callApi(getIncome, { params, query: { from: shown?.payments.at(-1)?.id }, signal }),
    fetchEarlier: (shown) => callApi(getIncome, { params, query: { before: shown.payments.at(-1)?.id } }),
    join: (earlier, shown) => ({
      ...shown,
      payments: [
        ...shown.payments,
        ...earlier.payments.filter(({ id }) => shown.payments.every((payment) => payment.id !== id)),
      ],
      hasMore: earlier.hasMore,
    }),
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [leagueRoom(leagueId)],
    rules: incomeRules,
  })
}
