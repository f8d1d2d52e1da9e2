'use client'

import { ListOrdered, Plus } from 'lucide-react'
import { useState } from 'react'
import { MoneyTabs } from '@/components/money/money-tabs'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { List } from '@/components/ui/list-row'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIsCommissioner } from '@/hooks/leagues/league-context'
import { useQueueWebSocket } from '@/hooks/queue/use-queue-web-socket'
import { AdjustMany } from './adjust-many'
import { QueuedRow } from './queued-row'

/** What waits for its turn in the league, and what has had it; of others than commissioners, what is theirs. */
export function QueuePage() {
  const commissioner = useIsCommissioner()
  const [adjusting, setAdjusting] = useState(false)
  return (
    <div className="page pb-12">
      <PageHeader
        title="Queue"
        description={
          commissioner
            ? 'Transactions are carried out one after the other, in the order of their numbers'
            : 'What you have queued, in the league’s order'
        }
        actions={
          commissioner && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setAdjusting(true)}>
              Adjust many
            </Button>
          )
        }
        tabs={<MoneyTabs />}
      />
      <div className="mt-4 lg:mt-5">
        <QueuePanels />
      </div>
      {adjusting && <AdjustMany onClose={() => setAdjusting(false)} />}
    </div>
  )
}

function QueuePanels() {
  const commissioner = useIsCommissioner()
  const queue = useQueueWebSocket()
  const { data, error, refetch } = queue
  if (!data) {
    return (
      <Panel flush aria-busy={!error}>
        {error ? (
          <ErrorState title="The queue could not be loaded" description={error.message} onRetry={refetch} />
        ) : (
          <SkeletonRows rows={4} label="Loading the queue" />
        )}
      </Panel>
    )
  }
  const { waiting, ended } = data
  if (waiting.length === 0 && ended.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<ListOrdered />}
          title="Nothing has been queued yet"
          description={
            commissioner
              ? 'Adjust many wallets at once: it is queued, carried out in its turn, and shows here with what came of it.'
              : 'What you queue shows here with what came of it.'
          }
        />
      </Panel>
    )
  }
  return (
    <div className="grid gap-4 lg:gap-5">
      <Panel
        flush={waiting.length > 0}
        className={cn(waiting.length === 0 && '[&>div]:hidden')}
        title="Waiting"
        description={
          waiting.length === 0 ? 'Nothing waits; everything has had its turn.' : waitingText(waiting)
        }
      >
        {waiting.length > 0 && (
          <List label="Waiting">
            {waiting.map((each, place) => (
              <QueuedRow key={each.id} transaction={each} first={commissioner && place === 0} />
            ))}
          </List>
        )}
      </Panel>
      {ended.length > 0 && (
        <Panel flush title="Ended" description="Newest first">
          <List label="Ended">
            {ended.map((each) => (
              <QueuedRow key={each.id} transaction={each} />
            ))}
          </List>
          {queue.earlierError && (
            <InlineAlert
              role="status"
              tone="negative"
              title={queue.earlierError.message}
              className="m-4 mb-0"
            />
          )}
          {queue.hasEarlier && (
            <LoadMore
              label="Show earlier"
              loading={queue.isLoadingEarlier}
              onLoadMore={() => void queue.loadEarlier()}
            />
          )}
        </Panel>
      )}
    </div>
  )
}

function waitingText(waiting: readonly { state: string }[]): string {
  if (waiting.some(({ state }) => state === 'retrying')) {
    return 'The first one could not be carried out yet and is tried again; the others keep their order behind it.'
  }
  return waiting.length === 1 ? '1 transaction' : `${waiting.length} transactions`
}
