import { paths } from '@/lib/contracts/paths'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import type { FeedPost } from '@/prisma/generated/client'

/**
 * Tells a post's author of a comment by another, unless he has one of this post still to read, or left the league. Last
 * of its transaction: it locks his inbox.
 */
export async function tellAuthor(
  uow: UnitOfWork,
  { id, authorId: userId, leagueId }: FeedPost,
  by: { userId: string; name: string },
): Promise<void> {
  if (userId === null || userId === by.userId) return
  const member = await uow.tx.member.findUnique({
    where: { leagueId_userId: { leagueId, userId } },
    select: { league: { select: { slug: true } } },
  })
  if (!member) return
  const href = paths.feedPost(member.league.slug, id)
  // Or he could be reading the one that is found here.
  await uow.tx.$queryRaw`SELECT 1 FROM inboxes WHERE user_id = ${userId}::uuid FOR UPDATE`
  const unread = await uow.tx.notification.findFirst({
    where: { userId, kind: 'feed_comment', href, readAt: null },
    select: { id: true },
  })
  if (unread) return
  const text = `${by.name} commented on your post.`
  await notify(uow, [{ userId, kind: 'feed_comment', leagueId, text, href }])
}
