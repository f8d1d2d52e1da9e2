import type { AuditEntryView } from '@/lib/contracts/views'
import type { AuditEntry } from '@/prisma/generated/client'

/** How an entry is read for its view. */
export const auditRead = { include: { actor: { select: { name: true } } } } as const

export type AuditRow = AuditEntry & { actor: { name: string } | null }

export function toAuditEntryView(row: AuditRow): AuditEntryView {
  const { reason } = row.details as { reason?: unknown }
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actorId ? { userId: row.actorId, name: row.actor?.name ?? '' } : null,
    action: row.action,
    summary: row.summary,
    reason: typeof reason === 'string' ? reason : null,
    subjectId: row.subjectId,
    refused: row.refused,
  }
}
