'use client'

import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useDashboardWebSocket } from '@/hooks/dashboard/use-dashboard-web-socket'
import { DashboardSkeleton } from './dashboard-skeleton'
import { DashboardView } from './dashboard-view'

export function TeamDashboard({ teamId }: { teamId: string }) {
  const { data, error, refetch } = useDashboardWebSocket(teamId)
  if (data) return <DashboardView dashboard={data} />
  if (!error) return <DashboardSkeleton />
  return (
    <Panel className="mt-7">
      <ErrorState
        title={error.code === 'not_found' ? 'There is no such team here' : 'The team could not be shown'}
        description={error.message}
        onRetry={() => void refetch()}
      />
    </Panel>
  )
}
