import type { EventData } from '@/lib/contracts/events'
import { feedRoom } from '@/lib/contracts/rooms'
import type { FeedCommentView, FeedPostView } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { type CommentRow, commentRead, toCommentView } from '../view'
import { type LockedPost, lockPost, raisePost } from './change-post'

export interface ToldComment {
  post: FeedPostView
  comment: FeedCommentView
}

/** A comment with its post, which holds the lock for both. @throws AppError not_found: none here, or deleted */
export async function lockComment(
  uow: UnitOfWork,
  scope: LeagueScope,
  at: { postId: string; commentId: string },
): Promise<LockedPost & { comment: CommentRow }> {
  const locked = await lockPost(uow, scope, at.postId)
  const where = { id: at.commentId, postId: at.postId, deletedAt: null }
  const comment = await uow.tx.feedComment.findFirst({ where, ...commentRead })
  if (!comment) throw notFound()
  return { ...locked, comment }
}

/** Raises the post with its new count, and tells the league of the comment. */
export async function tellComment(
  uow: UnitOfWork,
  row: CommentRow,
  change: EventData<'feed_comment'>['change'],
): Promise<ToldComment> {
  const step = { posted: 1, edited: 0, deleted: -1 }[change]
  const post = await raisePost(uow, row.postId, { commentCount: { increment: step } })
  const comment = toCommentView(row)
  uow.emit(feedRoom(post.leagueId), 'feed_comment', { post, comment, change }, comment.version)
  return { post, comment }
}
