import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { commentRead } from '../view'
import { type ToldComment, tellComment } from './change-comment'
import { lockPost } from './change-post'
import { tellAuthor } from './tell-author'

/** A member's comment on a post, Gavel's included; its author is told. @throws AppError not_found */
export async function createComment(
  uow: UnitOfWork,
  scope: LeagueScope,
  postId: string,
  text: string,
): Promise<ToldComment> {
  const { post } = await lockPost(uow, scope, postId)
  const row = await uow.tx.feedComment.create({
    data: { id: newId(uow.now.getTime()), postId, authorId: scope.userId, text, createdAt: uow.now },
    ...commentRead,
  })
  const told = await tellComment(uow, row, 'posted')
  await tellAuthor(uow, post, told.comment.author)
  return told
}
