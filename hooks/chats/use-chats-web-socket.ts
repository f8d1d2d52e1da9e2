'use client'

import { callApi } from '@/lib/client/api'
import { listChats } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { useHydrated } from '../live/use-hydrated'
import { type LiveResult, useLiveQuery } from '../live/use-live-query'
import { type ChatsAnswer, chatsRules } from './chats-rules'

/** My chats, live: the channels of my leagues and direct ones, with what is unread. */
export function useChatsWebSocket(): LiveResult<ChatsAnswer> {
  const isHydrated = useHydrated()
  const result = useLiveQuery<ChatsAnswer>({
    key: queryKeys.chats(),
    fetch: (signal) => callApi(listChats, { signal }),
    // My own and my channels': the answer names them.
    rooms: [],
    rules: chatsRules,
  })
  return isHydrated ? result : { ...result, data: undefined, error: null, isPending: true }
}
