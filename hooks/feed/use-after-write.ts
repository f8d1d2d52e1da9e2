'use client'

import { useQueryClient } from '@tanstack/react-query'
import { queryKeys } from '@/lib/contracts/query-keys'
import { useLiveClient } from '../live/live-context'

/** What was written comes back as an event; a tab without a socket reads it. */
export function useAfterWrite({ leagueId, id }: { leagueId: string; id?: string }): () => void {
  const { connection } = useLiveClient()
  const client = useQueryClient()
  return () => {
    if (connection.status === 'live') return
    void client.invalidateQueries({ queryKey: queryKeys.feed(leagueId) })
    if (id) void client.invalidateQueries({ queryKey: queryKeys.feedPost(id) })
  }
}
