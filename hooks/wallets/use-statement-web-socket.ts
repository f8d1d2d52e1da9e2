'use client'

import { callApi } from '@/lib/client/api'
import { getStatement } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { teamRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Statement, statementRules } from './statement-rules'

/** The newest page of a wallet's statement, live; earlier pages never change and are fetched by their `next`. */
export function useStatementWebSocket(walletId: string, teamId: string): LiveResult<Statement> {
  return useLiveQuery<Statement>({
    key: queryKeys.statement(walletId),
    fetch: (signal) => callApi(getStatement, { params: { walletId }, signal }),
    rooms: [teamRoom(teamId)],
    rules: statementRules,
  })
}
