'use client'

import { MessageSquare } from 'lucide-react'
import { Button, type ButtonProps } from '@/components/ui/button'
import { MenuItem } from '@/components/ui/dropdown-menu'
import { useMessagePerson } from './use-message-person'

type MessagePersonButtonProps = Omit<ButtonProps, 'onClick' | 'loading' | 'icon'> & { userId: string }

/** Goes to the direct chat with a person. */
export function MessagePersonButton({ userId, children, ...look }: MessagePersonButtonProps) {
  const { go, isPending } = useMessagePerson(userId)
  return (
    <Button size="sm" {...look} icon={<MessageSquare aria-hidden />} loading={isPending} onClick={go}>
      {children ?? 'Message'}
    </Button>
  )
}

/** The same in a menu of what can be done about him. */
export function MessagePersonItem({ userId }: { userId: string }) {
  const { go } = useMessagePerson(userId)
  return (
    <MenuItem icon={<MessageSquare aria-hidden />} onSelect={go}>
      Message
    </MenuItem>
  )
}
