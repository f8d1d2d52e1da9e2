'use client'

import { callApi } from '@/lib/client/api'
import { getFeed } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { feedRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { joinById } from './by-id'
import { type Feed, feedRules } from './feed-rules'

/** A league's feed, newest first and live, as far back as was scrolled. */
export function useFeedWebSocket(leagueId: string): LivePagesResult<Feed> {
  const params = { leagueId }
  return useLivePages<Feed>({
    key: queryKeys.feed(leagueId),
    fetch: (signal, shown) => callApi(getFeed, { params, query: { from: shown?.posts.at(-1)?.id }, signal }),
    fetchEarlier: (shown) => callApi(getFeed, { params, query: { before: shown.posts.at(-1)?.id } }),
    join: (earlier, shown) => ({
      ...shown,
      posts: joinById(earlier.posts, shown.posts.toReversed()).reverse(),
      hasMore: earlier.hasMore,
    }),
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [feedRoom(leagueId)],
    rules: feedRules,
  })
}
