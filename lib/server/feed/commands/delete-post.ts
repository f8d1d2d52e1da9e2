import type { FeedPostView } from '@/lib/contracts/views'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { notYoursToDelete, writtenByGavel } from '../errors'
import { changePost, lockPost } from './change-post'

/**
 * Deletes a post with its text: one's own, or as a commissioner anyone's, which the audit log keeps.
 * @throws AppError not_found, forbidden (another's, or Gavel's)
 */
export async function deletePost(uow: UnitOfWork, scope: LeagueScope, postId: string): Promise<FeedPostView> {
  const { post, moderates } = await lockPost(uow, scope, postId)
  const { leagueId, userId } = scope
  if (post.authorId === null) throw writtenByGavel()
  if (post.authorId !== userId) {
    if (!moderates) throw notYoursToDelete()
    const summary = `Deleted a post by ${post.author?.name}`
    await recordAct(uow, {
      leagueId,
      actorId: userId,
      action: 'feed.delete_post',
      summary,
      subjectId: postId,
    })
  }
  return changePost(uow, postId, 'deleted', { text: '', deletedAt: uow.now })
}
