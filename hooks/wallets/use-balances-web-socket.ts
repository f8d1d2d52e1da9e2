'use client'

import { callApi } from '@/lib/client/api'
import { getBalances } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { teamRoom } from '@/lib/contracts/rooms'
import type { StatementQuery } from '@/lib/domain/statement/filter'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Balances, balancesRules, pastBalancesRules } from './balances-rules'

/** A wallet's balance over time, live; of all its time or of some days. */
export function useBalancesWebSocket(
  walletId: string,
  teamId: string,
  period: Pick<StatementQuery, 'since' | 'until'>,
): LiveResult<Balances> {
  return useLiveQuery<Balances>({
    key: queryKeys.balances(walletId, period),
    fetch: (signal) => callApi(getBalances, { params: { walletId }, query: period, signal }),
    rooms: [teamRoom(teamId)],
    rules: period.until ? pastBalancesRules : balancesRules,
  })
}
