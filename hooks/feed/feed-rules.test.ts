import { describe, expect, it } from 'vitest'
import type { EventData } from '@/lib/contracts/events'
import type { FeedCommentView, FeedPostView } from '@/lib/contracts/views'
import { event, leagueId, outcome, uuid } from '../live/testing'
import { type Feed, feedRules } from './feed-rules'
import { postRules, type Thread } from './post-rules'

const at = '2026-01-01T00:00:00.000Z'
const author = { userId: uuid(30), name: 'Ann' }
const post = (n: number, over: Partial<FeedPostView> = {}): FeedPostView => ({
  id: uuid(n),
  leagueId,
  author,
  text: `Post ${n}`,
  subject: null,
  reactions: [],
  commentCount: 0,
  createdAt: at,
  editedAt: null,
  deletedAt: null,
  version: 1,
  ...over,
})
const comment = (n: number, over: Partial<FeedCommentView> = {}): FeedCommentView => ({
  id: uuid(n),
  postId: uuid(3),
  author,
  text: `Comment ${n}`,
  createdAt: at,
  editedAt: null,
  deletedAt: null,
  version: 1,
  ...over,
})

describe('the feed', () => {
  const feed = (ns: number[], hasMore = false): Feed => ({ posts: ns.map((n) => post(n)), hasMore, asOf: {} })
  const told = (data: Feed, view: FeedPostView, change: EventData<'feed_post'>['change']) =>
    outcome(feedRules.feed_post?.(data, event('feed_post', { post: view, change })) ?? 'refetch')
  const ids = (result: { data: Feed | null }) => result.data?.posts.map(({ id }) => Number(id.slice(-12)))

  it('shows a new post by when it was written, whenever it was told, and once', () => {
    expect(ids(told(feed([5, 3]), post(6), 'posted'))).toEqual([6, 5, 3])
    expect(ids(told(feed([5, 3]), post(4), 'posted'))).toEqual([5, 4, 3])
    expect(ids(told(feed([5, 3]), post(5), 'posted'))).toEqual([5, 3])
    expect(ids(told(feed([]), post(1), 'posted'))).toEqual([1])
  })

  it('leaves one that is older than what is loaded to its page', () => {
    expect(ids(told(feed([5, 3], true), post(2), 'posted'))).toEqual([5, 3])
    expect(ids(told(feed([5, 3]), post(2), 'posted'))).toEqual([5, 3, 2])
  })

  it('takes a deleted post away; when none is left, it reads again', () => {
    expect(ids(told(feed([5, 3]), post(5, { deletedAt: at }), 'deleted'))).toEqual([3])
    expect(ids(told(feed([5]), post(5), 'deleted'))).toEqual([])
    expect(told(feed([5], true), post(5), 'deleted')).toEqual({ data: null, refetch: true })
  })

  it('shows the newer of two versions, of posts that are loaded', () => {
    const next = post(3, { version: 2, text: 'Edited' })
    expect(told(feed([5, 3]), next, 'edited').data?.posts[1]).toEqual(next)
    expect(told(feed([5, 3]), post(3, { version: 0, text: 'Old' }), 'reacted').data).toEqual(feed([5, 3]))
    expect(told(feed([5, 3]), post(1, { version: 9 }), 'edited').data).toEqual(feed([5, 3]))
  })

  it('counts comments', () => {
    const counted = post(3, { version: 2, commentCount: 1 })
    const fact = event('feed_comment', { post: counted, comment: comment(9), change: 'posted' })
    expect(feedRules.feed_comment?.(feed([5, 3]), fact)).toEqual({ ...feed([5]), posts: [post(5), counted] })
  })
})

describe('a post’s page', () => {
  const thread = (ns: number[], hasMore = false): Thread => ({
    post: post(3),
    comments: ns.map((n) => comment(n)),
    hasMore,
    asOf: {},
  })
  const counted = post(3, { version: 2, commentCount: 3 })
  const told = (
    data: Thread,
    view: FeedCommentView,
    change: EventData<'feed_comment'>['change'],
    of = counted,
  ) =>
    outcome(
      postRules.feed_comment?.(data, event('feed_comment', { post: of, comment: view, change })) ?? 'refetch',
    )
  const ids = (result: { data: Thread | null }) =>
    result.data?.comments.map(({ id }) => Number(id.slice(-12)))

  it('puts a comment where it belongs, with the new count', () => {
    const result = told(thread([11, 13]), comment(14), 'posted')
    expect(ids(result)).toEqual([11, 13, 14])
    expect(result.data?.post).toEqual(counted)
    expect(ids(told(thread([11, 13]), comment(12), 'posted'))).toEqual([11, 12, 13])
    expect(ids(told(thread([11, 13], true), comment(10), 'posted'))).toEqual([11, 13])
    expect(ids(told(thread([11, 13]), comment(13), 'posted'))).toEqual([11, 13])
  })

  it('shows edits, and takes deleted ones away', () => {
    const edited = comment(11, { version: 2, text: 'Better' })
    expect(told(thread([11, 13]), edited, 'edited').data?.comments[0]).toEqual(edited)
    expect(ids(told(thread([11, 13]), comment(11), 'deleted'))).toEqual([13])
    expect(told(thread([11], true), comment(11), 'deleted')).toEqual({ data: null, refetch: true })
  })

  it('minds its own post', () => {
    const other = post(4, { version: 9 })
    const data = thread([11])
    expect(told(data, comment(12, { postId: other.id }), 'posted', other).data).toBe(data)
    expect(postRules.feed_post?.(data, event('feed_post', { post: other, change: 'deleted' }))).toBe(data)
  })

  it('keeps of a deleted post its frame alone', () => {
    const gone = post(3, { version: 5, text: '', deletedAt: at })
    const fact = event('feed_post', { post: gone, change: 'deleted' })
    expect(postRules.feed_post?.(thread([11], true), fact)).toEqual({ ...thread([]), post: gone })
  })
})
