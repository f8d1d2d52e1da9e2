import {
  DELETE as deleteComment,
  PATCH as editComment,
} from '@/app/api/feed/[postId]/comments/[commentId]/route'
import { POST as createComment } from '@/app/api/feed/[postId]/comments/route'
import { PUT as react } from '@/app/api/feed/[postId]/reaction/route'
import { DELETE as deletePost, PATCH as editPost, GET as getPost } from '@/app/api/feed/[postId]/route'
import { POST as createPost, GET as getFeed } from '@/app/api/leagues/[leagueId]/feed/route'
import type { Reaction } from '@/lib/contracts/views'
import { callRoute } from './call-route'
import { type Person, signInAs } from './factories'

export type FeedClient = Awaited<ReturnType<typeof feedClient>>

/** A person at a league's feed, through its routes. */
export async function feedClient(leagueId: string, person: Person) {
  const { cookie } = await signInAs(person)
  const of = (postId: string) => ({ cookie, params: { postId } })
  const ofComment = (postId: string, commentId: string) => ({ cookie, params: { postId, commentId } })
  return {
    person,
    cookie,
    feed: (query = '') => callRoute(getFeed, { cookie, params: { leagueId }, path: `/api/feed${query}` }),
    post: (text: string, key?: string) =>
      callRoute(createPost, { cookie, params: { leagueId }, body: { text }, ...(key ? { key } : {}) }),
    open: (postId: string, query = '') => callRoute(getPost, { ...of(postId), path: `/api/feed/x${query}` }),
    edit: (postId: string, text: string) =>
      callRoute(editPost, { ...of(postId), method: 'PATCH', body: { text } }),
    remove: (postId: string) => callRoute(deletePost, { ...of(postId), method: 'DELETE' }),
    react: (postId: string, emoji: Reaction, on = true) =>
      callRoute(react, { ...of(postId), method: 'PUT', body: { emoji, on } }),
    comment: (postId: string, text: string, key?: string) =>
      callRoute(createComment, { ...of(postId), body: { text }, ...(key ? { key } : {}) }),
    editComment: (postId: string, commentId: string, text: string) =>
      callRoute(editComment, { ...ofComment(postId, commentId), method: 'PATCH', body: { text } }),
    removeComment: (postId: string, commentId: string) =>
      callRoute(deleteComment, { ...ofComment(postId, commentId), method: 'DELETE' }),
  }
}
