import { Check } from 'lucide-react'
import { RichText } from '@/components/text/rich-text'
import type { ChatMessageView } from '@/lib/contracts/views'
import { MessageFrame } from './message-frame'
import { type MessageActs, MessageMenu } from './message-menu'
import { Quote } from './quote'

interface MessageRowProps {
  message: ChatMessageView
  opens: boolean
  seen: boolean
  lit: boolean
  /** None for a message that was deleted. */
  acts: MessageActs | null
  onJump?: () => void
}

export function MessageRow({ message, opens, seen, lit, acts, onJump }: MessageRowProps) {
  const { author, createdAt, deletedAt, editedAt, replyTo, text } = message
  return (
    <MessageFrame author={author} at={createdAt} opens={opens} lit={lit}>
      {deletedAt ? (
        <p className="text-muted italic">Message deleted</p>
      ) : (
        <>
          {replyTo && <Quote replyTo={replyTo} onJump={onJump} />}
          <RichText text={text} />
          {editedAt && (
            <time dateTime={editedAt} className="text-muted text-xs">
              edited
            </time>
          )}
        </>
      )}
      {seen && (
        <p className="flex items-center gap-1 text-muted text-xs">
          <Check aria-hidden className="size-3.5" />
          Seen
        </p>
      )}
      {acts && <MessageMenu {...acts} />}
    </MessageFrame>
  )
}
