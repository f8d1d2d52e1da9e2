import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { onlyItsAuthor } from '../errors'
import { commentRead, toCommentView, toPostView } from '../view'
import { lockComment, type ToldComment, tellComment } from './change-comment'

/** Changes the text of one's own comment. @throws AppError not_found, forbidden (another's) */
export async function editComment(
  uow: UnitOfWork,
  scope: LeagueScope,
  at: { postId: string; commentId: string },
  text: string,
): Promise<ToldComment> {
  const { post, comment } = await lockComment(uow, scope, at)
  if (comment.authorId !== scope.userId) throw onlyItsAuthor()
  if (comment.text === text) return { post: toPostView(post), comment: toCommentView(comment) }
  const row = await uow.tx.feedComment.update({
    where: { id: comment.id },
    data: { text, editedAt: uow.now, version: { increment: 1 } },
    ...commentRead,
  })
  return tellComment(uow, row, 'edited')
}
