import { z } from 'zod'
import { amountText } from '../money'
import { id, instant, personView } from './base'
import { tiebreakerDecision } from './tiebreaker'

const awardLine = z.strictObject({
  playerId: id,
  playerName: z.string(),
  teamId: id,
  teamName: z.string(),
  amount: amountText,
})

/** What a post that Gavel wrote itself tells of. */
export const feedSubject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['awards', 'refunds']),
    roundId: id,
    roundName: z.string(),
    currencyId: id,
    /** Dearest first; the newest 100 at most. */
    awards: z.array(awardLine),
    /** Of all of them. */
    count: z.int(),
    total: amountText,
  }),
  z.strictObject({
    kind: z.literal('tiebreaker'),
    tiebreakerId: id,
    roundId: id,
    roundName: z.string(),
    currencyId: id,
    award: awardLine,
    decidedBy: tiebreakerDecision,
    reason: z.string().nullable(),
    bidCount: z.int(),
  }),
  z.strictObject({
    /** A commissioner moved money by hand. */
    kind: z.literal('money'),
    /** `paid`: income outside of its schedule, or again. */
    act: z.enum(['adjusted', 'reversed', 'paid']),
    by: personView,
    reason: z.string(),
    transactionId: id,
    /** Of a reversal: why the money had moved. */
    undone: z.string().nullable(),
    /** By team; the first 100. */
    lines: z.array(
      z.strictObject({
        walletId: id,
        teamId: id,
        teamName: z.string(),
        currencyId: id,
        amount: amountText,
        totalAfter: amountText,
      }),
    ),
    /** Of all of them. */
    count: z.int(),
  }),
  z.strictObject({
    kind: z.literal('freeze'),
    frozen: z.boolean(),
    by: personView,
    reason: z.string(),
    walletId: id,
    teamId: id,
    teamName: z.string(),
    currencyId: id,
  }),
])
export type FeedSubject = z.infer<typeof feedSubject>

/** The reactions that there are, in the order they are offered. */
export const REACTIONS = ['👍', '🔥', '😂', '😮', '👏', '💸'] as const
export const reaction = z.enum(REACTIONS)
export type Reaction = z.infer<typeof reaction>

export const feedPostView = z.strictObject({
  id,
  leagueId: id,
  /** Null: written by Gavel; then `subject` says of what. */
  author: personView.nullable(),
  /** Markdown without HTML; empty when deleted or written by Gavel. */
  text: z.string(),
  subject: feedSubject.nullable(),
  reactions: z.array(z.strictObject({ emoji: reaction, userIds: z.array(id) })),
  commentCount: z.int(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  /** Rises with its comments and reactions, too. */
  version: z.int(),
})
export type FeedPostView = z.infer<typeof feedPostView>

export const feedCommentView = z.strictObject({
  id,
  postId: id,
  author: personView,
  text: z.string(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  version: z.int(),
})
export type FeedCommentView = z.infer<typeof feedCommentView>
