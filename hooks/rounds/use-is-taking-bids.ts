'use client'

import type { RoundView } from '@/lib/contracts/views'
import { useCountdown } from '../live/use-countdown'

/** Does the round take bids at this second, by the server's clock? Before the server says that it has closed. */
export function useIsTakingBids({ state, closesAt }: Pick<RoundView, 'state' | 'closesAt'>): boolean {
  const seconds = useCountdown(closesAt)
  return state === 'open' && seconds !== 0
}
