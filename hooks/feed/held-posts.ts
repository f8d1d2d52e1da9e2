import type { FeedPostView } from '@/lib/contracts/views'

/** How far a reader has let the feed in: the cache holds all of it, the page shows it up to a post. */
export interface Shown {
  upTo: string
  /** Newer ones wait behind the pill. */
  holds: boolean
}

interface Reader {
  /** Further down the page, or in another tab: nothing may move under his eyes. */
  away: boolean
  userId: string
}

type Posts = readonly Pick<FeedPostView, 'id' | 'author'>[]

export const waiting = <P extends { id: string }>(shown: Shown, posts: readonly P[]): P[] =>
  posts.filter(({ id }) => id > shown.upTo)

export const showAll = (posts: Posts): Shown => ({ upTo: posts[0]?.id ?? '', holds: false })

/**
 * What is shown after the feed changed: new posts at once to who is at the top and has none waiting, or has just posted
 * himself; otherwise they wait until he asks. Pure; posts are newest first.
 */
export function letIn(shown: Shown | null, posts: Posts, { away, userId }: Reader): Shown {
  if (!shown) return showAll(posts)
  const held = waiting(shown, posts)
  if (held.length === 0) return shown.holds ? { ...shown, holds: false } : shown
  const own = held.some(({ author }) => author?.userId === userId)
  // Of what he read, nothing is left: he was away for so long that the newest are all that was read again.
  const nothingElse = held.length === posts.length && shown.upTo !== ''
  if (nothingElse || (!away && (own || !shown.holds))) return showAll(posts)
  return shown.holds ? shown : { ...shown, holds: true }
}
