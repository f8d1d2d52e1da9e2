'use client'

import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useReadNotifications } from '@/hooks/notifications/use-read-notifications'
import type { NotificationView } from '@/lib/contracts/views'

const onError = (error: Error) => void toast.error(sentenceOf(error))

/** Marking as read; what fails is said. */
export function useMarkRead() {
  const one = useReadNotifications()
  const all = useReadNotifications()
  return {
    markOne: ({ id, readAt }: NotificationView) => {
      if (readAt === null) one.mutate({ id, andBefore: false }, { onError })
    },
    /** The newest that is shown and all before it: what comes meanwhile stays unread. */
    markAll: ({ id }: NotificationView) => all.mutate({ id, andBefore: true }, { onError }),
    isMarkingAll: all.isPending,
  }
}
