import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getFeed, getPost } from '@/lib/contracts/endpoints'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { readBack } from '@/lib/server/http/read-back'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { commentRead, postRead, toCommentView, toPostView } from './view'

type Back = QueryOf<typeof getFeed>

/** Posts of the league, newest first. */
export async function readFeed(
  scope: LeagueScope,
  query: Back,
): Promise<Omit<AnswerOf<typeof getFeed>, 'asOf'>> {
  const { rows, hasMore } = await readBack(query, (id, take) =>
    database().feedPost.findMany({
      where: { leagueId: scope.leagueId, deletedAt: null, id },
      orderBy: { id: 'desc' },
      take,
      ...postRead,
    }),
  )
  return { posts: rows.map(toPostView), hasMore }
}

/** A post with its newest comments, the oldest of them first. @throws AppError not_found: none, or deleted */
export async function readPost(
  scope: LeagueScope,
  postId: string,
  query: Back,
): Promise<Omit<AnswerOf<typeof getPost>, 'asOf'>> {
  const where = { id: postId, leagueId: scope.leagueId, deletedAt: null }
  const post = await database().feedPost.findFirst({ where, ...postRead })
  if (!post) throw notFound()
  const { rows, hasMore } = await readBack(query, (id, take) =>
    database().feedComment.findMany({
      where: { postId, deletedAt: null, id },
      orderBy: { id: 'desc' },
      take,
      ...commentRead,
    }),
  )
  return { post: toPostView(post), comments: rows.map(toCommentView).reverse(), hasMore }
}
