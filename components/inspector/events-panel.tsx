'use client'

import { Activity } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { SeenEvent } from '@/hooks/inspector/seen-events'
import { useSeenEvents } from '@/hooks/inspector/use-inspector'
import { isHidden } from '@/lib/contracts/events'

/** Each event as it comes, newest on top, with what it carries on request. */
export function EventsPanel() {
  const { count, kept, clear } = useSeenEvents()
  return (
    <Panel
      flush
      title="Events"
      description={count === 0 ? 'As they come to this tab' : `${count} since this page was opened`}
      actions={
        kept.length > 0 && (
          <Button size="sm" variant="ghost" onClick={clear}>
            Clear
          </Button>
        )
      }
    >
      {kept.length === 0 ? (
        <EmptyState
          icon={<Activity />}
          title="Nothing has come yet"
          description="Follow a league and change something in another tab, or send a test event."
        />
      ) : (
        <ol aria-label="Events, newest first" className="max-h-[70dvh] divide-y overflow-y-auto">
          {kept.map((each) => (
            <EventRow key={each.n} {...each} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function EventRow({ event, seenAt }: SeenEvent) {
  const place = (
    <span className="figure text-muted text-sm">
      {event.room.split(':')[0]} #{event.seq}
    </span>
  )
  if (isHidden(event)) {
    return (
      <li className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-2 md:px-5">
        <span className="min-w-0 flex-1 text-muted">Not for you: its number alone</span>
        {place}
      </li>
    )
  }
  const age = Math.max(0, Math.round(seenAt - Date.parse(event.at)))
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-text/4 md:px-5">
          <span className="min-w-0 flex-1 truncate font-medium font-mono text-sm">{event.type}</span>
          {place}
          <span className="figure min-w-16 text-right text-sm">
            {age < 10_000 ? `${age} ms` : 'caught up'}
          </span>
        </summary>
        <pre className="overflow-x-auto whitespace-pre-wrap break-all bg-sunken px-4 py-3 font-mono text-xs md:px-5">
          {JSON.stringify(event, null, 2)}
        </pre>
      </details>
    </li>
  )
}
