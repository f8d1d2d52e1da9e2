import type { NotificationView } from '@/lib/contracts/views'
import type { Notification } from '@/prisma/generated/client'

export const toNotificationView = (row: Notification): NotificationView => ({
  id: row.id,
  kind: row.kind as NotificationView['kind'],
  leagueId: row.leagueId,
  text: row.text,
  href: row.href,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})
