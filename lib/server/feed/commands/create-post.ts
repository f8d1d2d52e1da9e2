import { feedRoom } from '@/lib/contracts/rooms'
import type { FeedPostView } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { holdMembership } from '../access'
import { postRead, toPostView } from '../view'

/** A member's post; any member's, spectators included. @throws AppError not_found: no longer a member */
export async function createPost(uow: UnitOfWork, scope: LeagueScope, text: string): Promise<FeedPostView> {
  await holdMembership(uow, scope)
  const { leagueId, userId } = scope
  const row = await uow.tx.feedPost.create({
    data: { id: newId(uow.now.getTime()), leagueId, authorId: userId, text, createdAt: uow.now },
    ...postRead,
  })
  const post = toPostView(row)
  uow.emit(feedRoom(leagueId), 'feed_post', { post, change: 'posted' }, post.version)
  return post
}
