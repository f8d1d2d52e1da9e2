'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { endSession, listSessions } from '@/lib/contracts/endpoints/accounts'
import { queryKeys } from '@/lib/contracts/query-keys'
import type { SessionView } from '@/lib/contracts/views'

/** Where this person is signed in. */
export const useSessions = (initial: SessionView[]) =>
  useQuery({
    queryKey: queryKeys.sessions(),
    queryFn: ({ signal }) => callApi(listSessions, { signal }),
    initialData: { sessions: initial },
  })

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: string) => callApi(endSession, { params: { sessionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.sessions() }),
  })
}
