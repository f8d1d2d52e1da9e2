import type { RoundView } from '@/lib/contracts/views'
import type { RoundModel } from '@/prisma/generated/models'

export type RoundRow = RoundModel

const REVEALED = new Set(['closed', 'resolving', 'finalized', 'cancelled'])

/** Placeholder with the final signature. */
export function toRoundView(round: RoundRow & { _count: { players: number; awards: number } }): RoundView {
  const instant = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: round.id,
    leagueId: round.leagueId,
    name: round.name,
    currencyId: round.currencyId,
    state: round.state as RoundView['state'],
    rules: round.rules as RoundView['rules'],
    rulesHash: round.rulesHash,
    drawCommitment: '',
    drawSeed: REVEALED.has(round.state) ? round.drawSeed : null,
    closesAt: instant(round.closesAt),
    openedAt: instant(round.openedAt),
    closedAt: instant(round.closedAt),
    finalizedAt: instant(round.finalizedAt),
    cancelledAt: instant(round.cancelledAt),
    playerCount: round._count.players,
    awardCount: round.state === 'finalized' ? round._count.awards : null,
    version: round.version,
  }
}
