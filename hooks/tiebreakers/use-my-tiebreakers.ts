'use client'

import type { LeagueView, TiebreakerView } from '@/lib/contracts/views'
import { bySoonest, isBidding } from './tiebreaker-state'
import { useTiebreakersWebSocket } from './use-tiebreakers-web-socket'

/**
 * The live tiebreakers in which my team still is, soonest close first. Asked for only while a round is in its
 * tiebreakers, so that all other pages cost nothing more.
 */
export function useMyTiebreakers({ id, me, rounds }: LeagueView): readonly TiebreakerView[] {
  const resolving = me.teamId !== null && rounds.some(({ state }) => state === 'resolving')
  const { data } = useTiebreakersWebSocket(id, resolving)
  if (!resolving || !data) return []
  return data.tiebreakers.filter((tiebreaker) => isBidding(tiebreaker, me.teamId)).toSorted(bySoonest)
}
