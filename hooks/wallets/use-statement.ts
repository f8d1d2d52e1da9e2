'use client'

import { isNarrowed, queryOf, type StatementFilter, wholeStatement } from '@/lib/domain/statement/filter'
import { startOfDay } from './start-of-day'
import { useStatementWebSocket } from './use-statement-web-socket'

/** A wallet's statement. Its balance and holds stay while a filter changes: they are those of the whole, which is read beside it. */
export function useStatement(walletId: string, teamId: string, filter: StatementFilter) {
  const whole = useStatementWebSocket(walletId, teamId, queryOf(wholeStatement, startOfDay))
  const list = useStatementWebSocket(walletId, teamId, queryOf(filter, startOfDay))
  return { whole, list, isNarrowed: isNarrowed(filter) }
}
