import { CornerUpRight } from 'lucide-react'
import type { ChatMessageView } from '@/lib/contracts/views'

interface QuoteProps {
  replyTo: NonNullable<ChatMessageView['replyTo']>
  /** Set when what it quotes is loaded. */
  onJump?: () => void
}

/** What a message answers. */
export function Quote({ replyTo: { authorName, text }, onJump }: QuoteProps) {
  const content = (
    <>
      <CornerUpRight aria-hidden className="size-3.5 shrink-0" />
      <span className="shrink-0 font-medium">{authorName}</span>
      <span className="truncate">{text || 'Message deleted'}</span>
    </>
  )
  const look = 'mb-0.5 flex max-w-full items-center gap-1.5 rounded-xs text-muted text-sm'
  if (!onJump) return <p className={look}>{content}</p>
  return (
    <button type="button" onClick={onJump} className={`${look} hit hover:text-text`}>
      {content}
    </button>
  )
}
