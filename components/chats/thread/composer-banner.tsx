import { Pencil, Reply, X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { quoteOf } from '@/lib/domain/chat/quote'
import type { ComposerMode } from './composer-mode'

/** Above what is being written: what it answers, or that it changes something already said. */
export function ComposerBanner({ mode, onCancel }: { mode: ComposerMode; onCancel: () => void }) {
  const edits = mode.kind === 'edit'
  const message = edits ? mode.message : mode.replyTo
  if (!message) return null
  const Icon = edits ? Pencil : Reply
  return (
    <div className="flex items-center gap-2 pb-1.5 text-muted text-sm">
      <Icon aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1 truncate">
        <span className="font-medium text-text">
          {edits ? 'Edit your message' : `Reply to ${message.author.name}`}
        </span>{' '}
        {quoteOf(message.text)}
      </p>
      <IconButton label={edits ? 'Cancel the edit' : 'Cancel the reply'} size="sm" onClick={onCancel}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
