'use client'

import { useParams } from 'next/navigation'
import { toast } from '@/components/ui/toaster'
import { messageToast } from '@/hooks/chats/message-toast'
import { notificationToast } from '@/hooks/live/notification-toast'
import { useFactToasts } from '@/hooks/live/use-event-toasts'
import { userRoom } from '@/lib/contracts/rooms'

/** Tells of what came for this person and cannot wait, on every page. */
export function PersonToasts({ userId }: { userId: string }) {
  const { chatId: open } = useParams<{ chatId?: string }>()
  const isLookingAt = (chatId: string) => chatId === open && document.visibilityState === 'visible'
  useFactToasts(
    [userRoom(userId)],
    (event) => {
      if (event.type === 'notification') return notificationToast(event)
      return event.type === 'chat_message' ? messageToast(event, userId, isLookingAt) : null
    },
    ({ id, text }) => toast.info(text, { id }),
  )
  return null
}
