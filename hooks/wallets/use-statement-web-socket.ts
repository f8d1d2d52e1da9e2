'use client'

import { callApi } from '@/lib/client/api'
import { getStatement } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { teamRoom } from '@/lib/contracts/rooms'
import type { StatementQuery } from '@/lib/domain/statement/filter'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { joinLines } from './join-lines'
import { type Statement, statementRules } from './statement-rules'

/** A wallet's statement, newest first and live, as far back as was asked for; all of it or what a filter leaves. */
export function useStatementWebSocket(
  walletId: string,
  teamId: string,
  filter: StatementQuery,
): LivePagesResult<Statement> {
  const params = { walletId }
  return useLivePages<Statement>({
    key: queryKeys.statement(walletId, filter),
    fetch: (signal, shown) =>
      callApi(getStatement, { params, query: { ...filter, from: shown?.lines.at(-1)?.seq }, signal }),
    fetchEarlier: (shown) =>
      callApi(getStatement, { params, query: { ...filter, before: shown.next ?? undefined } }),
    join: (earlier, shown) => ({
      ...shown,
      lines: joinLines(earlier.lines, shown.lines),
      next: earlier.next,
    }),
    hasEarlier: ({ next }) => next !== null,
    rooms: [teamRoom(teamId)],
    rules: statementRules,
  })
}
