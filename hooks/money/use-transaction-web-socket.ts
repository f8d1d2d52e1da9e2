'use client'

import { callApi } from '@/lib/client/api'
import { getTransaction } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Transaction, transactionRules } from './money-rules'

/** A transaction with all of its lines, live. */
export function useTransactionWebSocket(leagueId: string, id: string): LiveResult<Transaction> {
  return useLiveQuery<Transaction>({
    key: queryKeys.transaction(id),
    fetch: (signal) => callApi(getTransaction, { params: { id }, signal }),
    rooms: [leagueRoom(leagueId)],
    rules: transactionRules,
  })
}
