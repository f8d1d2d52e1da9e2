'use client'

import { Radio, Unplug } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { useEcho } from '@/hooks/inspector/use-echo'
import { useCut } from '@/hooks/inspector/use-inspector'
import { useConnectionStatus } from '@/hooks/live/use-connection-status'
import { useServerClock } from '@/hooks/live/use-server-clock'

const words = { live: 'Live', connecting: 'Connecting', polling: 'Delayed', offline: 'Offline' } as const

/** How far the server is, and what can be tried. */
export function ConnectionPanel({ userId }: { userId: string }) {
  const status = useConnectionStatus()
  const { latencyMs, skewMs } = useServerClock()
  const { isCut, cut, mend } = useCut()
  const echo = useEcho(userId)
  const ms = (value: number | null) => (value === null ? '–' : `${value} ms`)
  return (
    <Panel title="Connection">
      <StatRow columns={2}>
        <Stat label="State" value={words[status]} />
        <Stat label="Round trip" value={ms(latencyMs)} />
        <Stat
          label="This device’s clock"
          value={`${skewMs === 0 ? '' : skewMs > 0 ? '−' : '+'}${Math.abs(skewMs)} ms`}
          note="against the server’s"
        />
        <Stat label="Test event" value={ms(echo.tookMs)} note="from the press to this tab" />
      </StatRow>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="sm" icon={<Radio aria-hidden />} loading={echo.isPending} onClick={echo.send}>
          Send a test event
        </Button>
        <Button size="sm" icon={<Unplug aria-hidden />} onClick={isCut ? mend : cut}>
          {isCut ? 'Mend the channel' : 'Cut the channel'}
        </Button>
      </div>
      <div role="status" className="grid gap-2 has-[>*]:mt-4">
        {echo.error && <InlineAlert tone="negative" title={echo.error.message} />}
        {isCut && (
          <InlineAlert tone="warning" title="The live channel is cut on purpose">
            Events are missed until you mend it or leave this page; plain requests still go through.
          </InlineAlert>
        )}
      </div>
    </Panel>
  )
}
