'use client'

import Link from 'next/link'
import { LiveList } from '@/components/live/live-list'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { useAuditWebSocket } from '@/hooks/audit/use-audit-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import type { AuditEntryView } from '@/lib/contracts/views'
import { subjectPath } from './subject-path'

/** Newest first, as far back as is asked for. */
export function AuditList() {
  const league = useLeague()
  const { data, ...pages } = useAuditWebSocket(league.id)
  return (
    <Panel flush aria-label="Audit log" aria-busy={!data && !pages.error}>
      <LiveList
        pages={pages}
        count={data?.entries.length}
        words={{ all: 'the log', older: 'older entries' }}
        rows={8}
        empty={<EmptyState title="Nothing has been done yet" />}
      >
        <ul aria-label="Audit log" className="divide-y">
          {data?.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      </LiveList>
    </Panel>
  )
}

function Entry({ entry }: { entry: AuditEntryView }) {
  const { slug } = useLeague()
  const { at, actor, reason, refused } = entry
  // The badge says it.
  const summary = refused ? entry.summary.replace(/^Refused: /, '') : entry.summary
  const href = subjectPath(slug, entry)
  return (
    <li className="grid gap-1 px-4 py-3 md:px-5">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        {refused && <Badge tone="warning">Refused</Badge>}
        <span className="min-w-0 break-words">
          {href ? (
            <Link
              href={href}
              className="hit underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {summary}
            </Link>
          ) : (
            summary
          )}
        </span>
      </p>
      {reason && <p className="break-words text-muted">“{reason}”</p>}
      <p className="text-muted text-sm">
        {actor?.name ?? 'Gavel'}, <RelativeTime at={at} />
      </p>
    </li>
  )
}
