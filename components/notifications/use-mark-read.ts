'use client'

import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useReadNotifications } from '@/hooks/notifications/use-read-notifications'
import type { NotificationView } from '@/lib/contracts/views'

/** Marking as read; what fails is said. */
export function useMarkRead() {
  const { mutate, isPending } = useReadNotifications()
  const mark = (id: string, andBefore: boolean) =>
    mutate({ id, andBefore }, { onError: (error) => toast.error(sentenceOf(error)) })
  return {
    markOne: ({ id, readAt }: NotificationView) => {
      if (readAt === null) mark(id, false)
    },
    /** The newest that is shown and all before it: what comes meanwhile stays unread. */
    markAll: ({ id }: NotificationView) => mark(id, true),
    isPending,
  }
}
