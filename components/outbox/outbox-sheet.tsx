'use client'

import { CircleAlert, CircleCheck, Clock3 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { RelativeTime } from '@/components/ui/relative-time'
import { Sheet } from '@/components/ui/sheet'
import type { Outgoing } from '@/hooks/outbox/use-outbox'
import { refusedText, stateText } from './words'

interface OutboxSheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  items: readonly Outgoing[]
  /** Whether the server can be reached now. */
  online: boolean
  onRetry: (id: string) => void
  /** @returns how to take it back */
  onDiscard: (id: string) => () => void
}

/** Everything of mine that the server has not yet, in the order it was done. */
export function OutboxSheet({ open, onOpenChange, items, online, onRetry, onDiscard }: OutboxSheetProps) {
  // In the sheet itself: what is shown beside a sheet is out of reach as long as that is open.
  const [discarded, setDiscarded] = useState<{ title: string; undo: () => void } | null>(null)
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        setDiscarded(null)
        onOpenChange(next)
      }}
      title="Waiting to be sent"
      description={
        online ? 'Sent in this order.' : 'Sent in this order as soon as you are back, each of them once.'
      }
    >
      {discarded && (
        <InlineAlert
          role="status"
          className="mb-6"
          title={`Discarded: ${discarded.title}`}
          action={
            <Button
              size="sm"
              onClick={() => {
                setDiscarded(null)
                discarded.undo()
              }}
            >
              Undo
            </Button>
          }
        />
      )}
      {items.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title="Nothing waits" />
      ) : (
        <ul aria-label="Waiting to be sent" className="-mx-5 -my-4 divide-y">
          {items.map((item) => (
            <li key={item.id} className="grid grid-cols-[minmax(0,1fr)] gap-1 px-5 py-3">
              <div className="flex items-baseline gap-3">
                <Link
                  href={item.href}
                  onClick={() => onOpenChange(false)}
                  className="min-w-0 flex-1 truncate font-medium hover:underline"
                >
                  {item.title}
                </Link>
                <RelativeTime at={item.at} className="shrink-0 text-muted text-sm" />
              </div>
              {item.detail && <p className="line-clamp-3 break-words text-muted text-sm">{item.detail}</p>}
              <div className="flex flex-wrap items-center justify-end gap-2">
                <State item={item} online={online} />
                {item.state === 'refused' && !item.final && (
                  <Button size="sm" onClick={() => onRetry(item.id)}>
                    Send again
                  </Button>
                )}
                {item.state !== 'sending' && (
                  <Button
                    size="sm"
                    variant="ghost"
                    className="-mr-2.5"
                    aria-label={`Discard: ${item.title}`}
                    onClick={() => setDiscarded({ title: item.title, undo: onDiscard(item.id) })}
                  >
                    Discard
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function State({ item, online }: { item: Outgoing; online: boolean }) {
  if (item.state === 'refused') {
    return (
      <p className="flex min-w-0 flex-1 basis-48 gap-1.5 text-negative text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{refusedText(item)}</span>
      </p>
    )
  }
  return (
    <p className="flex min-w-0 flex-1 basis-48 gap-1.5 text-sm">
      <Clock3 aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <span>
        {stateText(item, online)}
        {item.until !== null && (
          <span className="text-muted">
            , but not after{' '}
            <time dateTime={new Date(item.until).toISOString()} className="figure">
              {new Date(item.until).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}
            </time>
          </span>
        )}
      </span>
    </p>
  )
}
