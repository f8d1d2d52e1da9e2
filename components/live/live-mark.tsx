'use client'

import { useState } from 'react'
import { OutboxSheet } from '@/components/outbox/outbox-sheet'
import { ConnectionMark } from '@/components/shell/connection-mark'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useNetwork } from '@/hooks/live/use-network'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { useOutbox } from '@/hooks/outbox/use-outbox'

/** Whether this tab is told of changes, how far the server is, and what of mine waits for it. */
export function LiveMark({ userId }: { userId: string }) {
  const state = useConnectionStatus()
  const network = useNetwork()
  const { latencyMs } = useServerClock()
  const { items, retry, discard } = useOutbox(userId)
  const [open, setOpen] = useState(false)
  const refused = items.filter((item) => item.state === 'refused').length
  // What goes through at its first try is over before it can be read.
  const lasting = items.filter((item) => item.state === 'refused' || item.tried).length
  const online = state === 'live' || state === 'polling'
  return (
    <>
      <ConnectionMark
        state={state}
        network={network}
        {...(latencyMs === null ? {} : { latencyMs })}
        waiting={online ? lasting : items.length}
        refused={refused}
        onShowWaiting={() => setOpen(true)}
      />
      <OutboxSheet
        open={open}
        onOpenChange={setOpen}
        items={items}
        online={online}
        onRetry={retry}
        onDiscard={discard}
      />
    </>
  )
}
