import type { AnswerOf, QueryOf } from '@/lib/contracts/endpoint'
import type { getFeed, getPost } from '@/lib/contracts/endpoints'
import { notFound } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { commentRead, postRead, toCommentView, toPostView } from './view'

/** How much a tab may hold of a list: what it loaded is read again at once. */
const MOST = 300

type Back = QueryOf<typeof getFeed>
type OfId = { lt?: string; gte?: string }

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

/** A page of rows by descending id: the first, the one before a row, or everything from a row on. */
async function readBack<Row>(
  { before, from, limit }: Back,
  find: (id: OfId, take: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; hasMore: boolean }> {
  const most = from ? MOST : limit
  const rows = await find({ ...(before && { lt: before }), ...(from && { gte: from }) }, most + 1)
  if (rows.length > most) return { rows: rows.slice(0, most), hasMore: true }
  return { rows, hasMore: from ? (await find({ lt: from }, 1)).length > 0 : false }
}
