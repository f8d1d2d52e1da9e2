import { type RoundRules, roundRulesSchema } from '@/lib/contracts/round-rules'
import type { AwardView, BidSheetView, RoundState, RoundView } from '@/lib/contracts/views'
import { sha256Hex } from '@/lib/domain/hash/canonical-hash'
import type { Award, Bid, BidSheet, Round } from '@/prisma/generated/client'

export type RoundRow = Omit<Round, 'trace' | 'settlement'> & { _count: { players: number; awards: number } }

/** How a round is read for its view: with its counts, and without its trace and its input, which can be megabytes. */
export const roundRead = {
  include: { _count: { select: { players: true, awards: true } } },
  omit: { trace: true, settlement: true },
} as const

const iso = (date: Date | null) => date?.toISOString() ?? null

export const rulesOf = (round: { rules: unknown }): RoundRules => roundRulesSchema.parse(round.rules)

/** A round as every member may see it: the draw's seed only once the round is closed, awards once there are any. */
export function toRoundView(round: RoundRow): RoundView {
  return {
    id: round.id,
    leagueId: round.leagueId,
    name: round.name,
    currencyId: round.currencyId,
    state: round.state as RoundState,
    rules: rulesOf(round),
    rulesHash: round.rulesHash,
    drawCommitment: sha256Hex(round.drawSeed),
    drawSeed: round.closedAt ? round.drawSeed : null,
    closesAt: iso(round.closesAt),
    openedAt: iso(round.openedAt),
    closedAt: iso(round.closedAt),
    finalizedAt: iso(round.finalizedAt),
    cancelledAt: iso(round.cancelledAt),
    playerCount: round._count.players,
    awardCount: round.finalizedAt || round._count.awards > 0 ? round._count.awards : null,
    version: round.version,
  }
}

interface DraftLine {
  playerId: string
  amount: string
}

/** A team's own sheet. `held`: the sheet's active hold in minor units. */
export function toSheetView(
  at: { roundId: string; teamId: string },
  sheet: BidSheet | null,
  bids: readonly Bid[],
  held: bigint,
): BidSheetView {
  return {
    roundId: at.roundId,
    teamId: at.teamId,
    draft: (sheet?.draft ?? []) as unknown as DraftLine[],
    submitted: bids.map((bid) => ({
      playerId: bid.playerId,
      amount: String(bid.amount),
      submittedAt: bid.submittedAt.toISOString(),
    })),
    submittedAt: iso(sheet?.submittedAt ?? null),
    held: String(held),
    version: sheet?.version ?? 0,
  }
}

export const toAwardView = (award: Award): AwardView => ({
  playerId: award.playerId,
  teamId: award.teamId,
  amount: String(award.amount),
  decidedBy: award.decidedBy as AwardView['decidedBy'],
  refundedAt: iso(award.refundedAt),
})
