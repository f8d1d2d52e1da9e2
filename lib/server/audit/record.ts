import { deskRoom } from '@/lib/contracts/rooms'
import { newId } from '@/lib/platform/ids'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction, type UnitOfWork } from '@/lib/server/events/unit-of-work'
import { auditRead, toAuditEntryView } from './view'

export interface AuditRecord {
  leagueId: string
  actorId: string | null
  /** Verb and noun, such as 'round.finalize'. */
  action: string
  /** A sentence for people, without a sealed bid in it. */
  summary: string
  /** As it was given, for whoever reads the log. */
  reason?: string
  subjectId?: string
  details?: Record<string, unknown>
  /** Someone tried it, and was not let. */
  refused?: boolean
}

/** Writes an act into the audit log, in the transaction of the act; commissioners' tabs hear of it. */
export async function recordAct(uow: UnitOfWork, { reason, ...entry }: AuditRecord): Promise<void> {
  const details = { ...entry.details, ...(reason === undefined ? {} : { reason }) }
  const data = { ...entry, id: newId(), details: details as never }
  const row = await uow.tx.auditEntry.create({ data, ...auditRead })
  uow.emit(deskRoom(entry.leagueId), 'audit_entry', { entry: toAuditEntryView(row) })
}

/** Writes a refused attempt; nothing else was changed, so it stands alone. */
export async function recordRefusal(
  by: { leagueId: string; userId: string },
  act: string,
  entry: Partial<Pick<AuditRecord, 'summary' | 'reason' | 'subjectId' | 'details'>> = {},
): Promise<void> {
  const { leagueId, userId } = by
  // Enough to see who tries what; a flood of them does not fill the log.
  const noted = await takeTry('audit:refusals', `${leagueId} ${userId}`).then(
    () => true,
    () => false,
  )
  if (!noted) return
  const summary = `Refused: ${act} by someone who is not a commissioner`
  await inTransaction({ userId }, (uow) =>
    recordAct(uow, { leagueId, actorId: userId, action: act, summary, ...entry, refused: true }),
  )
}
