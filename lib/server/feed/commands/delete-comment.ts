import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { notYoursToDelete } from '../errors'
import { commentRead } from '../view'
import { lockComment, type ToldComment, tellComment } from './change-comment'

/**
 * Deletes a comment with its text: one's own, or as a commissioner anyone's, which the audit log keeps.
 * @throws AppError not_found, forbidden (another's)
 */
export async function deleteComment(
  uow: UnitOfWork,
  scope: LeagueScope,
  at: { postId: string; commentId: string },
): Promise<ToldComment> {
  const { comment, moderates } = await lockComment(uow, scope, at)
  const { leagueId, userId } = scope
  if (comment.authorId !== userId) {
    if (!moderates) throw notYoursToDelete()
    const summary = `Deleted a comment by ${comment.author.name}`
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'feed.delete_comment',
      summary,
      subjectId: comment.id,
    })
  }
  const row = await uow.tx.feedComment.update({
    where: { id: comment.id },
    data: { text: '', deletedAt: uow.now, version: { increment: 1 } },
    ...commentRead,
  })
  return tellComment(uow, row, 'deleted')
}
