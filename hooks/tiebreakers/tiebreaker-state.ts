import type { TiebreakerView } from '@/lib/contracts/views'

/** Open or paused: not yet decided. */
export const isLive = ({ state }: Pick<TiebreakerView, 'state'>): boolean =>
  state === 'open' || state === 'paused'

export const isIn = ({ teams }: Pick<TiebreakerView, 'teams'>, teamId: string | null): boolean =>
  teams.some((team) => team.teamId === teamId)

export const hasWithdrawn = ({ teams }: Pick<TiebreakerView, 'teams'>, teamId: string | null): boolean =>
  teams.some((team) => team.teamId === teamId && team.withdrawnAt !== null)

/** In it, and still in the running. */
export const isBidding = (tiebreaker: TiebreakerView, teamId: string | null): boolean =>
  isLive(tiebreaker) && isIn(tiebreaker, teamId) && !hasWithdrawn(tiebreaker, teamId)

/** The highest amount so far; the tied amount until somebody raises. */
export const standsAt = ({ leader, tiedAmount }: Pick<TiebreakerView, 'leader' | 'tiedAmount'>): string =>
  leader?.amount ?? tiedAmount

/** What a team would pay if it were given the player now: the leader its bid, any other the tied amount. */
export const priceFor = (tiebreaker: TiebreakerView, teamId: string): string =>
  tiebreaker.leader?.teamId === teamId ? tiebreaker.leader.amount : tiebreaker.tiedAmount

/** How a team stands in it. `tied`: it has not raised, and nobody else has. */
export type Standing = 'leading' | 'outbid' | 'tied' | 'withdrawn'

export function standingOf(tiebreaker: TiebreakerView, teamId: string): Standing {
  if (hasWithdrawn(tiebreaker, teamId)) return 'withdrawn'
  if (tiebreaker.leader === null) return 'tied'
  return tiebreaker.leader.teamId === teamId ? 'leading' : 'outbid'
}

/**
 * Who led before the newest bid, of the state right after it; null when nobody did. Whoever leads may not raise
 * himself, so it is the highest of the others.
 */
export function leaderBefore({ teams, leader }: Pick<TiebreakerView, 'teams' | 'leader'>): string | null {
  const raises = teams
    .flatMap(({ teamId, amount }) =>
      amount === null || teamId === leader?.teamId ? [] : [{ teamId, amount }],
    )
    .sort((a, b) => (BigInt(a.amount) < BigInt(b.amount) ? 1 : -1))
  return raises[0]?.teamId ?? null
}

/** The close was last moved by a bid, and stands where that put it. */
export const wasExtended = (
  { closesAt }: Pick<TiebreakerView, 'closesAt'>,
  newest: { extendedTo: string | null } | undefined,
): boolean => closesAt !== null && newest?.extendedTo === closesAt

/** Of live ones: the soonest close first, those whose clock stands last. */
export function bySoonest(a: TiebreakerView, b: TiebreakerView): number {
  const [first, second] = [a, b].map(({ closesAt, id }) => `${closesAt ?? '~'} ${id}`)
  return (first ?? '') < (second ?? '') ? -1 : 1
}
