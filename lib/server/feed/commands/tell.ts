import { feedRoom } from '@/lib/contracts/rooms'
import type { FeedPostView, FeedSubject } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { postRead, toPostView } from '../view'

/** Gavel's own post about what has just happened, in the transaction that made it happen. */
export async function tellFeed(
  uow: UnitOfWork,
  leagueId: string,
  subject: FeedSubject,
): Promise<FeedPostView> {
  const row = await uow.tx.feedPost.create({
    data: { id: newId(uow.now.getTime()), leagueId, subject, createdAt: uow.now },
    ...postRead,
  })
  const post = toPostView(row)
  uow.emit(feedRoom(leagueId), 'feed_post', { post, change: 'posted' }, post.version)
  return post
}
