import type { LiveEvent } from '@/lib/contracts/events'
import type { NotificationKind } from '@/lib/contracts/views'
import type { EventToast } from './toast-context'

/** What cannot wait until someone looks at the inbox, and is told nowhere else. */
const TOLD: readonly NotificationKind[] = ['round_closing', 'connection_request', 'books_fault']

const WARNINGS: readonly NotificationKind[] = ['round_closing', 'books_fault']

/** Of what comes to my inbox. Pure. */
export function notificationToast({ data }: LiveEvent<'notification'>): EventToast | null {
  const { notification } = data
  if (!notification || !TOLD.includes(notification.kind)) return null
  const { id, kind, text } = notification
  return { id: `notification/${id}`, kind: WARNINGS.includes(kind) ? 'warning' : 'info', text }
}
