import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getAudit } from '@/lib/contracts/endpoints'
import { database } from '@/lib/platform/database/client'
import { readBack } from '@/lib/server/http/read-back'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { auditRead, toAuditEntryView } from './view'

/** The audit log of a league, newest first: for its commissioners. */
export async function readAudit(
  scope: LeagueScope,
  query: QueryOf<typeof getAudit>,
): Promise<Omit<AnswerOf<typeof getAudit>, 'asOf'>> {
  const { rows, hasMore } = await readBack(query, (id, take) =>
    database().auditEntry.findMany({
      where: { leagueId: scope.leagueId, id },
      orderBy: { id: 'desc' },
      take,
      ...auditRead,
    }),
  )
  return { entries: rows.map(toAuditEntryView), hasMore }
}
