'use client'

import { callApi } from '@/lib/client/api'
import { listNotifications } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { type InboxAnswer, joinPages, notificationsRules } from './notifications-rules'

/** The most that the server reads at once. */
const MOST = 100

const lastOf = ({ notifications }: InboxAnswer) => notifications.at(-1)?.id

/** My inbox, live, as far back as it has been loaded. Its room is the one that the answer names. */
export function useNotificationsWebSocket(): LivePagesResult<InboxAnswer> {
  return useLivePages<InboxAnswer>({
    key: queryKeys.notifications(),
    fetch: readBackTo,
    fetchEarlier: (shown) => callApi(listNotifications, { query: { before: lastOf(shown) } }),
    join: joinPages,
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [],
    rules: notificationsRules,
  })
}

/** Everything down to the oldest that is shown; asOf is that of the first page, which was read first. */
async function readBackTo(signal: AbortSignal, shown: InboxAnswer | undefined): Promise<InboxAnswer> {
  const oldest = shown && lastOf(shown)
  if (!oldest) return callApi(listNotifications, { signal })
  const limit = Math.min(MOST, Math.max(30, shown.notifications.length))
  let answer = await callApi(listNotifications, { query: { limit }, signal })
  for (let last = lastOf(answer); answer.hasMore && last && last > oldest; last = lastOf(answer)) {
    answer = joinPages(await callApi(listNotifications, { query: { before: last, limit }, signal }), answer)
  }
  return answer
}
