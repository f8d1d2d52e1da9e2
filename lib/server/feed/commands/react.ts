import type { FeedPostView, Reaction } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { toPostView } from '../view'
import { changePost, lockPost } from './change-post'

/** Adds one of one's reactions, or takes it back; what is so already stays so. @throws AppError not_found */
export async function react(
  uow: UnitOfWork,
  scope: LeagueScope,
  postId: string,
  { emoji, on }: { emoji: Reaction; on: boolean },
): Promise<FeedPostView> {
  const { post } = await lockPost(uow, scope, postId)
  const mine = { postId, userId: scope.userId, emoji }
  const { count } = on
    ? await uow.tx.feedReaction.createMany({ data: [{ ...mine, at: uow.now }], skipDuplicates: true })
    : await uow.tx.feedReaction.deleteMany({ where: mine })
  return count > 0 ? changePost(uow, postId, 'reacted') : toPostView(post)
}
