'use client'

import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useAuditWebSocket } from '@/hooks/audit/use-audit-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import type { AuditEntryView } from '@/lib/contracts/views'
import { subjectPath } from './subject-path'

/** Newest first, as far back as is asked for. */
export function AuditList() {
  const league = useLeague()
  const { data, error, refetch, ...pages } = useAuditWebSocket(league.id)
  return (
    <Panel flush aria-label="Audit log" aria-busy={!data && !error}>
      {!data && !error && <SkeletonRows rows={8} label="Loading the log" />}
      {!data && error && (
        <ErrorState
          title="The log could not be loaded"
          description={error.message}
          onRetry={() => void refetch()}
        />
      )}
      {data?.entries.length === 0 && <EmptyState title="Nothing has been done yet" />}
      {data && data.entries.length > 0 && (
        <ul aria-label="Audit log" className="divide-y">
          {data.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {pages.earlierError && (
        <InlineAlert role="alert" tone="negative" title={pages.earlierError.message} className="m-4" />
      )}
      {pages.hasEarlier && (
        <LoadMore
          label="Show older entries"
          loading={pages.isLoadingEarlier}
          onLoadMore={() => void pages.loadEarlier()}
        />
      )}
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
