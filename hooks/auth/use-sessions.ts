'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { endSession, listSessions } from '@/lib/contracts/endpoints/accounts'
import { queryKeys } from '@/lib/contracts/query-keys'
import { useLiveQuery } from '../live/use-live-query'
import { useServerRead } from '../live/use-server-read'
import { type SessionsAnswer, sessionsRules } from './sessions-rules'

/** Where this person is signed in, live: as the server read it at first. Its room is the one that the answer names. */
export function useSessions(initial: SessionsAnswer): SessionsAnswer {
  useServerRead(queryKeys.sessions(), initial)
  const { data } = useLiveQuery<SessionsAnswer>({
    key: queryKeys.sessions(),
    fetch: (signal) => callApi(listSessions, { signal }),
    rooms: [],
    rules: sessionsRules,
  })
  return data ?? initial
}

export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: string) => callApi(endSession, { params: { sessionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.sessions() }),
  })
}
