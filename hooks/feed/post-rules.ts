import type { CacheRules } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getPost } from '@/lib/contracts/endpoints'
import type { FeedCommentView } from '@/lib/contracts/views'
import { newer, replaceNewer } from '../live/replace-newer'
import { putById, withoutId } from './by-id'

export type Thread = AnswerOf<typeof getPost>

/** What events make of a post with its comments. Deleted, it stays as its bare frame, by which the page knows. */
export const postRules: CacheRules<Thread> = {
  feed_post: (thread, { data: { post, change } }) => {
    if (post.id !== thread.post.id) return thread
    const next = { ...thread, post: newer(thread.post, post) }
    return change === 'deleted' ? { ...next, comments: [], hasMore: false } : next
  },
  feed_comment: (thread, { data: { post, comment, change } }) => {
    if (post.id !== thread.post.id) return thread
    const next = { ...thread, post: newer(thread.post, post) }
    if (change === 'posted') return withComment(next, comment)
    if (change === 'edited') return { ...next, comments: [...replaceNewer(thread.comments, comment)] }
    const comments = withoutId(thread.comments, comment.id)
    return comments.length === 0 && thread.hasMore ? 'refetch' : { ...next, comments }
  },
}

/** One that is older than what is loaded belongs to a page further back. */
function withComment(thread: Thread, comment: FeedCommentView): Thread {
  const [oldest] = thread.comments
  if (thread.hasMore && oldest && comment.id < oldest.id) return thread
  return { ...thread, comments: putById(thread.comments, comment) }
}
