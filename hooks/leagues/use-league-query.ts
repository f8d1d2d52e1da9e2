'use client'

import { queryKeys } from '@/lib/contracts/query-keys'
import type { LeagueView } from '@/lib/contracts/views'
import { useServerRead } from '../live/use-server-read'
import type { LeagueAnswer } from './league-rules'
import { useLeagueWebSocket } from './use-league-web-socket'

/**
 * The league of a page: as the server read it at first, live from then on.
 * @returns gone: true once this person is no longer a member; the league is then the last that was seen of it
 */
export function useLeagueQuery(initial: LeagueAnswer): { league: LeagueView; gone: boolean } {
  const { id } = initial.league
  useServerRead(queryKeys.league(id), initial)
  const { data, error } = useLeagueWebSocket(id)
  return { league: (data ?? initial).league, gone: error?.code === 'not_found' }
}
