import { CircleAlert, Clock3 } from 'lucide-react'
import { refusedText, waitsText } from '@/components/outbox/words'
import { RichText } from '@/components/text/rich-text'
import { Button } from '@/components/ui/button'
import type { OutgoingMessage } from '@/hooks/chats/use-chat-outbox'
import type { PersonView } from '@/lib/contracts/views'
import { MessageFrame } from './message-frame'
import { Quote } from './quote'

interface OutgoingRowProps {
  item: OutgoingMessage
  author: PersonView
  opens: boolean
  /** Whether the server can be reached now. */
  online: boolean
  onRetry: () => void
  onDiscard: () => void
}

/** A message of mine that the list has not yet: on its way, or refused. */
export function OutgoingRow({ item, author, opens, online, onRetry, onDiscard }: OutgoingRowProps) {
  const at = item.arrived?.createdAt ?? null
  return (
    <MessageFrame author={author} at={at} opens={opens}>
      {item.replyTo && <Quote replyTo={item.replyTo} />}
      <RichText text={item.text} className={item.state === 'arrived' ? '' : 'text-muted'} />
      {['keeping', 'waiting', 'sending'].includes(item.state) && (
        <p className="flex items-center gap-1 text-muted text-xs">
          <Clock3 aria-hidden className="size-3.5" />
          {online || item.state === 'keeping' ? 'Sending' : waitsText(item)}
        </p>
      )}
      {item.state === 'refused' && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
          <p className="flex min-w-0 items-center gap-1.5 text-negative text-sm">
            <CircleAlert aria-hidden className="size-4 shrink-0" />
            {refusedText(item)}
          </p>
          <span className="flex gap-2">
            <Button size="sm" onClick={onRetry}>
              Send again
            </Button>
            <Button size="sm" variant="ghost" onClick={onDiscard}>
              Discard
            </Button>
          </span>
        </div>
      )}
    </MessageFrame>
  )
}
