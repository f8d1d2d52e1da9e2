import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listNotifications } from '@/lib/contracts/endpoints'
import type { NotificationView } from '@/lib/contracts/views'

export type InboxAnswer = AnswerOf<typeof listNotifications>

/** What events make of as much of my inbox as is loaded. */
export const notificationsRules: CacheRules<InboxAnswer> = {
  ...aside,
  notification: (data, { data: { change, notification, ids, readAt, unread } }) => {
    const touched = new Set(ids)
    if (change === 'removed') {
      const notifications = data.notifications.filter(({ id }) => !touched.has(id))
      return { ...data, notifications, unread }
    }
    if (change === 'read') {
      const notifications = data.notifications.map((shown) =>
        touched.has(shown.id) && shown.readAt === null ? { ...shown, readAt } : shown,
      )
      return { ...data, notifications, unread }
    }
    return notification ? { ...data, notifications: withNew(data, notification), unread } : data
  },
  member_update: unchanged,
  session_update: unchanged,
}

/** In its place by id, which is the order of time: two that came at once may arrive either way round. */
function withNew({ notifications, hasMore }: InboxAnswer, added: NotificationView): NotificationView[] {
  if (notifications.some(({ id }) => id === added.id)) return notifications
  const at = notifications.findIndex(({ id }) => id < added.id)
  if (at >= 0) return notifications.toSpliced(at, 0, added)
  // Older than all that is loaded: it is on a page that is not.
  return hasMore ? notifications : [...notifications, added]
}

/** An older page behind what is loaded. */
export const joinPages = (earlier: InboxAnswer, shown: InboxAnswer): InboxAnswer => {
  const known = new Set(shown.notifications.map(({ id }) => id))
  const added = earlier.notifications.filter(({ id }) => !known.has(id))
  return { ...shown, notifications: [...shown.notifications, ...added], hasMore: earlier.hasMore }
}
