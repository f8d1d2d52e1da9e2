import type { FeedCommentView, FeedPostView, FeedSubject, Reaction } from '@/lib/contracts/views'
import { REACTIONS } from '@/lib/contracts/views'
import type { FeedComment, FeedPost, FeedReaction } from '@/prisma/generated/client'

/** How a post is read for its view. */
export const postRead = {
  include: { author: { select: { name: true } }, reactions: { orderBy: { userId: 'asc' } } },
} as const

export type PostRow = FeedPost & { author: { name: string } | null; reactions: FeedReaction[] }

const iso = (date: Date | null) => date?.toISOString() ?? null

export function toPostView(post: PostRow): FeedPostView {
  return {
    id: post.id,
    leagueId: post.leagueId,
    author: post.authorId ? { userId: post.authorId, name: post.author?.name ?? '' } : null,
    text: post.deletedAt ? '' : post.text,
    subject: post.subject as FeedSubject | null,
    reactions: REACTIONS.flatMap((emoji: Reaction) => {
      const userIds = post.reactions.filter((each) => each.emoji === emoji).map(({ userId }) => userId)
      return userIds.length > 0 ? [{ emoji, userIds }] : []
    }),
    commentCount: post.commentCount,
    createdAt: post.createdAt.toISOString(),
    editedAt: iso(post.editedAt),
    deletedAt: iso(post.deletedAt),
    version: post.version,
  }
}

/** How a comment is read for its view. */
export const commentRead = { include: { author: { select: { name: true } } } } as const

export type CommentRow = FeedComment & { author: { name: string } }

export const toCommentView = (comment: CommentRow): FeedCommentView => ({
  id: comment.id,
  postId: comment.postId,
  author: { userId: comment.authorId, name: comment.author.name },
  text: comment.deletedAt ? '' : comment.text,
  createdAt: comment.createdAt.toISOString(),
  editedAt: iso(comment.editedAt),
  deletedAt: iso(comment.deletedAt),
  version: comment.version,
})
