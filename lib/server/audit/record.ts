import { database, type Queryable } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { takeTry } from '@/lib/server/auth/rate-limit'

export interface AuditRecord {
  leagueId: string
  actorId: string | null
  /** Verb and noun, such as 'round.finalize'. */
  action: string
  /** A sentence for people, without a sealed bid in it. */
  summary: string
  subjectId?: string
  details?: Record<string, unknown>
}

/** Writes an act into the audit log, in the transaction of the act. */
export async function recordAct(tx: Queryable, entry: AuditRecord): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, id: newId(), details: (entry.details ?? {}) as never } })
}

/** Writes a refused attempt; nothing else was changed, so it stands alone. */
export async function recordRefusal(by: { leagueId: string; userId: string }, act: string): Promise<void> {
  // Enough to see who tries what; a flood of them does not fill the log.
  const noted = await takeTry('audit:refusals', `${by.leagueId} ${by.userId}`).then(
    () => true,
    () => false,
  )
  if (!noted) return
  await database().auditEntry.create({
    data: {
      id: newId(),
      leagueId: by.leagueId,
      actorId: by.userId,
      action: act,
      summary: `Refused: ${act} by someone who is not a commissioner`,
      refused: true,
    },
  })
}
