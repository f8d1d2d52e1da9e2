import type { CacheRules } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getFeed } from '@/lib/contracts/endpoints'
import type { FeedPostView } from '@/lib/contracts/views'
import { replaceNewer } from '../live/replace-newer'
import { putById, withoutId } from './by-id'

export type Feed = AnswerOf<typeof getFeed>

/** What events make of a feed as far back as it is loaded. Every change of a post comes with the whole of it. */
export const feedRules: CacheRules<Feed> = {
  feed_post: (feed, { data: { post, change } }) => {
    if (change === 'posted') return withPost(feed, post)
    return change === 'deleted' ? withoutPost(feed, post.id) : withNewer(feed, post)
  },
  feed_comment: (feed, { data: { post } }) => withNewer(feed, post),
}

/** One that is older than what is loaded belongs to a page further back. */
function withPost(feed: Feed, post: FeedPostView): Feed {
  const oldest = feed.posts.at(-1)
  if (feed.hasMore && oldest && post.id < oldest.id) return feed
  return { ...feed, posts: putById(feed.posts.toReversed(), post).reverse() }
}

function withoutPost(feed: Feed, id: string): Feed | 'refetch' {
  const posts = withoutId(feed.posts, id)
  return posts.length === 0 && feed.hasMore ? 'refetch' : { ...feed, posts }
}

const withNewer = (feed: Feed, post: FeedPostView): Feed => ({
  ...feed,
  posts: [...replaceNewer(feed.posts, post)],
})
