'use client'

import { Check, CircleAlert, CloudOff, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Spinner } from '@/components/ui/spinner'
import {
  countUnreadable,
  type SaveStatus,
  type SheetEdit,
  saveStatus,
} from '@/lib/domain/bid-sheet/edit-sheet'

const words: Record<SaveStatus, { text: string; icon: ReactNode; tone: string }> = {
  saved: { text: 'Draft saved', icon: <Check aria-hidden />, tone: 'text-muted' },
  unsaved: { text: 'Not saved yet', icon: <Pencil aria-hidden />, tone: 'text-muted' },
  saving: { text: 'Saving…', icon: <Spinner />, tone: 'text-muted' },
  conflict: { text: 'Waiting for your choice', icon: <CircleAlert aria-hidden />, tone: 'text-warning' },
  offline: {
    text: 'Not saved: no connection. Kept on this device and saved when it is back.',
    icon: <CloudOff aria-hidden />,
    tone: 'text-warning',
  },
  refused: { text: 'Not saved', icon: <CircleAlert aria-hidden />, tone: 'text-negative' },
}

/** Where the draft is, in words. */
export function SaveLine({ state, onRetry }: { state: SheetEdit; onRetry: () => void }) {
  const status = saveStatus(state)
  const untouched = status === 'saved' && Object.keys(state.base.draft).length === 0
  const { icon, tone } = words[status]
  const text = untouched ? 'What you write is saved by itself' : words[status].text
  const except = status === 'saved' && countUnreadable(state) > 0 ? ', except what is no amount' : ''
  const reason = state.save.kind === 'refused' && status === 'refused' ? `. ${state.save.message}` : ''
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p
        role="status"
        data-save={status}
        className={cn('flex min-w-0 gap-2 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0', tone)}
      >
        {icon}
        <span>
          {text}
          {except}
          {reason}
        </span>
      </p>
      {status === 'refused' && (
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
