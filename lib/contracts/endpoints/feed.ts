import { z } from 'zod'
import { asOfSchema } from '../rooms'
import { richText, TEXT_LIMITS } from '../text'
import { feedCommentView, feedPostView, id, reaction } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Feed')
const inLeague = z.strictObject({ leagueId: id })
const ofPost = z.strictObject({ postId: id })
const ofComment = z.strictObject({ postId: id, commentId: id })
const postBody = z.strictObject({ text: richText(TEXT_LIMITS.post) })
const commentBody = z.strictObject({ text: richText(TEXT_LIMITS.comment) })
const onePost = z.strictObject({ post: feedPostView })
const oneComment = z.strictObject({ post: feedPostView, comment: feedCommentView })
/** The newest, or a page further back. */
const back = z.strictObject({
  /** Only what is older than this one: the page before it. */
  before: id.optional(),
  /** Everything from this one on, 300 at most: what a tab has loaded already. */
  from: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const getFeed = endpoint('GET', '/api/leagues/{leagueId}/feed', {
  summary: 'Posts of a league, newest first',
  params: inLeague,
  query: back,
  answer: z.strictObject({ posts: z.array(feedPostView), hasMore: z.boolean(), asOf: asOfSchema }),
})

export const createPost = endpoint('POST', '/api/leagues/{leagueId}/feed', {
  summary: 'Write a post',
  idempotent: true,
  params: inLeague,
  body: postBody,
  answer: onePost,
})

export const getPost = endpoint('GET', '/api/feed/{postId}', {
  summary: 'A post and its newest comments, the oldest of them first',
  params: ofPost,
  query: back,
  answer: z.strictObject({
    post: feedPostView,
    comments: z.array(feedCommentView),
    /** There are older comments. */
    hasMore: z.boolean(),
    asOf: asOfSchema,
  }),
})

export const editPost = endpoint('PATCH', '/api/feed/{postId}', {
  summary: 'Change the text of my post',
  params: ofPost,
  body: postBody,
  answer: onePost,
})

export const deletePost = endpoint('DELETE', '/api/feed/{postId}', {
  summary: 'Delete my post; a commissioner may delete anyone’s. What Gavel wrote stays',
  params: ofPost,
  answer: onePost,
})

export const reactToPost = endpoint('PUT', '/api/feed/{postId}/reaction', {
  summary: 'Add or take back one of my reactions',
  params: ofPost,
  body: z.strictObject({ emoji: reaction, on: z.boolean() }),
  answer: onePost,
})

export const createComment = endpoint('POST', '/api/feed/{postId}/comments', {
  summary: 'Comment on a post',
  idempotent: true,
  params: ofPost,
  body: commentBody,
  answer: oneComment,
})

export const editComment = endpoint('PATCH', '/api/feed/{postId}/comments/{commentId}', {
  summary: 'Change the text of my comment',
  params: ofComment,
  body: commentBody,
  answer: oneComment,
})

export const deleteComment = endpoint('DELETE', '/api/feed/{postId}/comments/{commentId}', {
  summary: 'Delete my comment; a commissioner may delete anyone’s',
  params: ofComment,
  answer: oneComment,
})
