'use client'

import { toast } from '@/components/ui/toaster'
import { notificationToast } from '@/hooks/live/notification-toast'
import { useFactToasts } from '@/hooks/live/use-event-toasts'
import { userRoom } from '@/lib/contracts/rooms'

/** Tells of what came for this person and cannot wait, on every page. */
export function PersonToasts({ userId }: { userId: string }) {
  useFactToasts(
    [userRoom(userId)],
    (event) => (event.type === 'notification' ? notificationToast(event) : null),
    ({ id, text }) => toast.info(text, { id }),
  )
  return null
}
