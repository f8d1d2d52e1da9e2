'use client'

import { callApi } from '@/lib/client/api'
import { getDashboard } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type Dashboard, dashboardRules } from './dashboard-rules'

/**
 * A team's dashboard, live.
 * @param leagueId where it is known: its room is then joined at once, not after the first answer
 */
export function useDashboardWebSocket(teamId: string, leagueId?: string): LiveResult<Dashboard> {
  return useLiveQuery<Dashboard>({
    key: queryKeys.dashboard(teamId),
    fetch: (signal) => callApi(getDashboard, { params: { teamId }, signal }),
    rooms: [teamRoom(teamId), ...(leagueId ? [leagueRoom(leagueId)] : [])],
    rules: dashboardRules,
  })
}
