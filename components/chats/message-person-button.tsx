'use client'

import { MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { toast } from '@/components/ui/toaster'
import { useOpenDirectChat } from '@/hooks/chats/use-open-direct-chat'

type MessagePersonButtonProps = Omit<ButtonProps, 'onClick' | 'loading' | 'icon'> & {
  userId: string
  children?: ReactNode
}

/** Goes to the direct chat with a person. */
export function MessagePersonButton({ userId, children, ...look }: MessagePersonButtonProps) {
  const direct = useOpenDirectChat()
  return (
    <Button
      size="sm"
      {...look}
      icon={<MessageSquare aria-hidden />}
      loading={direct.isPending}
      onClick={() =>
        direct.mutate({ body: { userId } }, { onError: ({ message }) => void toast.error(message) })
      }
    >
      {children ?? 'Message'}
    </Button>
  )
}
