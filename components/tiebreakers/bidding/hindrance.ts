import { standingOf } from '@/hooks/tiebreakers/tiebreaker-state'
import type { OwnPlaceView, TiebreakerView } from '@/lib/contracts/views'

interface Situation {
  tiebreaker: TiebreakerView
  mine: OwnPlaceView
  /** Nothing reaches the server. */
  offline: boolean
  /** By the server's clock. */
  timeIsOver: boolean
  /** My wallet refuses what is new. */
  frozen: boolean
  money: (amount: string) => string
}

/** Why my team cannot raise now, in a sentence; null: it can. */
export function hindranceOf(situation: Situation): string | null {
  const { tiebreaker, mine, offline, timeIsOver, frozen, money } = situation
  if (offline) return 'You are offline. Bids can be sent once you are back.'
  if (tiebreaker.state === 'paused') return 'The commissioner has paused the clock.'
  if (timeIsOver) return 'Time is over. The result comes in a moment.'
  if (standingOf(tiebreaker, mine.teamId) === 'leading') {
    return 'You lead. You can raise again once somebody outbids you.'
  }
  if (frozen) return 'Your wallet is frozen: nothing new is held until a commissioner unfreezes it.'
  if (BigInt(mine.largestSafeBid) < BigInt(mine.nextBid)) {
    return `You cannot go further: the next bid is ${money(mine.nextBid)}, and you can safely bid ${money(mine.largestSafeBid)}.`
  }
  return null
}
