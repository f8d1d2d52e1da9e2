'use client'

import { CircleAlert, Clock3 } from 'lucide-react'
import { RichText } from '@/components/text/rich-text'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useOutbox, useOutgoing } from '@/hooks/outbox/use-outbox'
import { refusedText, stateText } from './words'

interface QueuedTextsProps {
  kind: 'feed_post' | 'feed_comment'
  line: string
  /** 'Your posts that wait' */
  label: string
  /** In a panel of its own. */
  panel?: boolean
}

/** What I wrote here and nobody else sees yet, where it will stand. */
export function QueuedTexts({ kind, line, label, panel }: QueuedTextsProps) {
  const { me } = useLeague()
  const items = useOutgoing(me.userId, kind, line)
  const { retry, discard } = useOutbox(me.userId)
  const status = useConnectionStatus()
  const online = status === 'live' || status === 'polling'
  if (items.length === 0) return null
  const list = (
    <ul aria-label={label} className={cn('divide-y overflow-hidden', panel ? 'rounded-md' : 'border-t')}>
      {items.map((item) => (
        <li key={item.id} className="grid grid-cols-[minmax(0,1fr)] gap-1.5 bg-sunken px-4 py-3.5 md:px-5">
          <RichText text={item.input.text} className="text-muted" />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            {item.state === 'refused' ? (
              <p role="alert" className="flex min-w-0 flex-1 items-center gap-1.5 text-negative text-sm">
                <CircleAlert aria-hidden className="size-4 shrink-0" />
                {refusedText(item)}
              </p>
            ) : (
              <p role="status" className="flex min-w-0 flex-1 items-center gap-1.5 text-muted text-sm">
                <Clock3 aria-hidden className="size-4 shrink-0" />
                {stateText(item, online)}
              </p>
            )}
            {item.state === 'refused' && !item.final && (
              <Button size="sm" onClick={() => retry(item.id)}>
                Send again
              </Button>
            )}
            {item.state !== 'sending' && (
              <Button size="sm" variant="ghost" onClick={() => toast.undo('Discarded', discard(item.id))}>
                Discard
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
  return panel ? <Panel flush>{list}</Panel> : list
}
