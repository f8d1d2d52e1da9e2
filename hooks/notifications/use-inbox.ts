'use client'

import { queryKeys } from '@/lib/contracts/query-keys'
import type { LivePagesResult } from '../live/use-live-pages'
import { useServerRead } from '../live/use-server-read'
import type { InboxAnswer } from './notifications-rules'
import { useNotificationsWebSocket } from './use-notifications-web-socket'

/** My inbox: as the server read it at first, live from then on. */
export function useInbox(
  initial: InboxAnswer,
): Omit<LivePagesResult<InboxAnswer>, 'data'> & { data: InboxAnswer } {
  useServerRead(queryKeys.notifications(), initial)
  const inbox = useNotificationsWebSocket()
  return { ...inbox, data: inbox.data ?? initial }
}
