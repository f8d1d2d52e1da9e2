import type { EventData } from '@/lib/contracts/events'
import { feedRoom } from '@/lib/contracts/rooms'
import type { FeedPostView } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import type { Prisma } from '@/prisma/generated/client'
import { holdMembership } from '../access'
import { type PostRow, postRead, toPostView } from '../view'

export interface LockedPost {
  post: PostRow
  moderates: boolean
}

/**
 * Locks a post for a change of it, its reactions or its comments: they take turns, so versions and counts are exact.
 * @throws AppError not_found: none here, deleted, or no longer a member
 */
export async function lockPost(uow: UnitOfWork, scope: LeagueScope, postId: string): Promise<LockedPost> {
  const { moderates } = await holdMembership(uow, scope)
  await uow.tx.$queryRaw`SELECT 1 FROM feed_posts WHERE id = ${postId}::uuid FOR NO KEY UPDATE`
  const where = { id: postId, leagueId: scope.leagueId, deletedAt: null }
  const post = await uow.tx.feedPost.findFirst({ where, ...postRead })
  if (!post) throw notFound()
  return { post, moderates }
}

/** Writes what changed of a locked post, and its next version. */
export async function raisePost(
  uow: UnitOfWork,
  postId: string,
  data: Prisma.FeedPostUpdateInput = {},
): Promise<FeedPostView> {
  const next = { ...data, version: { increment: 1 } }
  return toPostView(await uow.tx.feedPost.update({ where: { id: postId }, data: next, ...postRead }))
}

/** The same, told to the league. */
export async function changePost(
  uow: UnitOfWork,
  postId: string,
  change: EventData<'feed_post'>['change'],
  data: Prisma.FeedPostUpdateInput = {},
): Promise<FeedPostView> {
  const post = await raisePost(uow, postId, data)
  uow.emit(feedRoom(post.leagueId), 'feed_post', { post, change }, post.version)
  return post
}
