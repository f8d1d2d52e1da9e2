'use client'

import { callApi } from '@/lib/client/api'
import { getAudit } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { deskRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { type Audit, auditRules } from './audit-rules'

/** Who did what when in a league, newest first and live: for its commissioners. */
export function useAuditWebSocket(leagueId: string): LivePagesResult<Audit> {
  const params = { leagueId }
  return useLivePages<Audit>({
    key: queryKeys.audit(leagueId),
    fetch: (signal, shown) =>
      callApi(getAudit, { params, query: { from: shown?.entries.at(-1)?.id }, signal }),
    fetchEarlier: (shown) => callApi(getAudit, { params, query: { before: shown.entries.at(-1)?.id } }),
    join: (earlier, shown) => ({
      ...shown,
      entries: [
        ...shown.entries,
        ...earlier.entries.filter(({ id }) => !shown.entries.some((each) => each.id === id)),
      ],
      hasMore: earlier.hasMore,
    }),
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [deskRoom(leagueId)],
    rules: auditRules,
  })
}
