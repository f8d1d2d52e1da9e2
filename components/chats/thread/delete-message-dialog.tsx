'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useDeleteMessage } from '@/hooks/chats/use-change-message'
import type { ChatMessageView } from '@/lib/contracts/views'
import { quoteOf } from '@/lib/domain/chat/quote'

interface DeleteMessageDialogProps {
  message: ChatMessageView
  /** By a commissioner. */
  another: boolean
  onClose: () => void
}

export function DeleteMessageDialog({ message, another, onClose }: DeleteMessageDialogProps) {
  const remove = useDeleteMessage(message.chatId)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      danger
      title={another ? `Delete this message of ${message.author.name}?` : 'Delete your message?'}
      description={`“${quoteOf(message.text)}”`}
      consequences={[
        'Everyone in the chat sees that a message was deleted here.',
        'Its text is gone for good, in replies to it too.',
      ]}
      confirmLabel="Delete message"
      onConfirm={() => remove.mutateAsync(message.id)}
    />
  )
}
