'use client'

import { QueuedRow } from '@/components/queue/queued-row'
import { List } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { useQueueWebSocket } from '@/hooks/queue/use-queue-web-socket'

const LATEST = 5

/** What my team has queued to buy; nothing where nothing is. */
export function OwnQueue() {
  const { me } = useLeague()
  const { data } = useQueueWebSocket()
  const mine = [...(data?.waiting ?? []), ...(data?.ended ?? [])]
    .filter(({ purchase }) => purchase?.teamId === me.teamId)
    .slice(0, LATEST)
  if (mine.length === 0) return null
  return (
    <Panel flush title="Queued purchases" description="Each has its turn in the league’s order">
      <List label="Queued purchases">
        {mine.map((each) => (
          <QueuedRow key={each.id} transaction={each} />
        ))}
      </List>
    </Panel>
  )
}
