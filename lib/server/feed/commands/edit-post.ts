import type { FeedPostView } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { onlyItsAuthor, writtenByGavel } from '../errors'
import { toPostView } from '../view'
import { changePost, lockPost } from './change-post'

/** Changes the text of one's own post. @throws AppError not_found, forbidden (another's, or Gavel's) */
export async function editPost(
  uow: UnitOfWork,
  scope: LeagueScope,
  postId: string,
  text: string,
): Promise<FeedPostView> {
  const { post } = await lockPost(uow, scope, postId)
  if (post.authorId === null) throw writtenByGavel()
  if (post.authorId !== scope.userId) throw onlyItsAuthor()
  if (post.text === text) return toPostView(post)
  return changePost(uow, postId, 'edited', { text, editedAt: uow.now })
}
