'use client'

import { callApi } from '@/lib/client/api'
import { getPost } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { feedRoom } from '@/lib/contracts/rooms'
import { type LivePagesResult, useLivePages } from '../live/use-live-pages'
import { joinById } from './by-id'
import { postRules, type Thread } from './post-rules'

/** A post with its newest comments, live, as far back as was asked for. */
export function usePostWebSocket(postId: string, leagueId: string): LivePagesResult<Thread> {
  const params = { postId }
  return useLivePages<Thread>({
    key: queryKeys.feedPost(postId),
    fetch: (signal, shown) => callApi(getPost, { params, query: { from: shown?.comments[0]?.id }, signal }),
    fetchEarlier: (shown) => callApi(getPost, { params, query: { before: shown.comments[0]?.id } }),
    join: (earlier, shown) => ({
      ...shown,
      comments: joinById(earlier.comments, shown.comments),
      hasMore: earlier.hasMore,
    }),
    hasEarlier: ({ hasMore }) => hasMore,
    rooms: [feedRoom(leagueId)],
    rules: postRules,
  })
}
