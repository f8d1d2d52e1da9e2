'use client'

import { useState } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { useFollowedRooms } from '@/hooks/inspector/use-inspector'
import { useRoom } from '@/hooks/live/use-room'
import { paths } from '@/lib/contracts/paths'
import { type Room, userRoom } from '@/lib/contracts/rooms'
import type { LeagueSummary } from '@/lib/contracts/views'
import { ConnectionPanel } from './connection-panel'
import { EventsPanel } from './events-panel'
import { FollowForm } from './follow-form'
import { RoomsPanel } from './rooms-panel'

interface InspectorPageProps {
  userId: string
  leagues: readonly LeagueSummary[]
}

/** What this very tab is connected to and told. It shows nothing that the person may not see anyway. */
export function InspectorPage({ userId, leagues }: InspectorPageProps) {
  const [followed, setFollowed] = useState<readonly Room[]>([])
  const rooms = useFollowedRooms()
  useRoom([userRoom(userId), ...followed])
  return (
    <div className="page pb-12">
      <PageHeader
        breadcrumb={[{ label: 'My leagues', href: paths.leagues() }, { label: 'Inspector' }]}
        title="Inspector"
        description="The live channel of this tab: its rooms, and every event as it comes."
      />
      <PageGrid
        now={<ConnectionPanel userId={userId} />}
        main={<EventsPanel />}
        aside={
          <>
            <RoomsPanel
              rooms={rooms}
              followed={followed}
              onLeave={(room) => setFollowed((all) => all.filter((each) => each !== room))}
            />
            <FollowForm
              leagues={leagues}
              followed={followed}
              onFollow={(room) => setFollowed((all) => [...new Set([...all, room])])}
            />
          </>
        }
      />
    </div>
  )
}
