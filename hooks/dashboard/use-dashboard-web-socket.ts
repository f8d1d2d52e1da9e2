'use client'

import { callApi } from '@/lib/client/api'
import { getDashboard } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { teamRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Dashboard, dashboardRules } from './dashboard-rules'

/** A team's dashboard, live. */
export function useDashboardWebSocket(teamId: string): LiveResult<Dashboard> {
  return useLiveQuery<Dashboard>({
    key: queryKeys.dashboard(teamId),
    fetch: (signal) => callApi(getDashboard, { params: { teamId }, signal }),
    rooms: [teamRoom(teamId)],
    rules: dashboardRules,
  })
}
