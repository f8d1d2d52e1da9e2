'use client'

import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusPill } from '@/components/ui/status-pill'
import { useLeague } from '@/hooks/leagues/league-context'
import { isWaiting, type QueuedTransactionView } from '@/lib/contracts/views'
import { QueuedActs } from './queued-acts'
import { movesWhat, queuedStates } from './words'

interface QueuedRowProps {
  transaction: QueuedTransactionView
  /** The first of the league's queue: its turn is now. */
  first?: boolean
}

/** A transaction of the queue: its number, what it moves and why, how it stands, and what can be done about it. */
export function QueuedRow({ transaction, first }: QueuedRowProps) {
  const league = useLeague()
  const { number, reason, actor, state, failure, retries, retriedBy, queuedAt, endedAt, attempts } =
    transaction
  const { word, tone } = queuedStates[state]
  const running = first && state === 'queued'
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[3.5rem_minmax(0,1fr)_auto] sm:items-start md:px-5">
      <span className="flex items-center justify-between gap-3 sm:block">
        <span className="font-mono text-muted text-sm sm:leading-6">
          <span className="sr-only">Number </span>
          {number}
        </span>
        <StatusPill tone={running ? 'accent' : tone} live={running} className="sm:hidden">
          {running ? 'Running' : word}
        </StatusPill>
      </span>
      <div className="min-w-0">
        <p className="figure font-medium">{movesWhat(transaction, league)}</p>
        <p className="text-muted text-sm [overflow-wrap:anywhere]">
          {reason} · {actor.name}, <RelativeTime at={endedAt ?? queuedAt} />
        </p>
        {failure && state === 'failed' && (
          <p className="mt-1 text-negative text-sm [overflow-wrap:anywhere]">{failure.message}</p>
        )}
        {state === 'retrying' && (
          <p className="mt-1 text-sm text-warning">
            The database could not do it ({attempts === 1 ? 'once' : `${attempts} times`}). Nothing was moved.
          </p>
        )}
        {(retries || retriedBy) && (
          <p className="mt-1.5 flex flex-wrap gap-1.5">
            {retries && <Badge>Tries {retries.number} again</Badge>}
            {retriedBy && <Badge>Tried again as {retriedBy.number}</Badge>}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:justify-end">
        <StatusPill tone={running ? 'accent' : tone} live={running} className="max-sm:hidden">
          {running ? 'Running' : word}
        </StatusPill>
        {(isWaiting(transaction) || (state === 'failed' && !retriedBy)) && (
          <QueuedActs transaction={transaction} />
        )}
      </div>
    </li>
  )
}
