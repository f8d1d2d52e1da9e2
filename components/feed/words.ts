import type { FeedSubject, TiebreakerDecision } from '@/lib/contracts/views'
import { tieBreakWords } from '../rounds/words'

/** 'Ann', 'Ann and Bob', 'Ann, Bob and 3 others'. */
export function listNames(names: readonly string[], most = 8): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names
  const rest = names.length - shown.length
  const parts = rest > 0 ? [...shown, `${rest} others`] : shown
  return new Intl.ListFormat('en-GB').format(parts)
}

type Decided = Extract<FeedSubject, { kind: 'tiebreaker' }>

const live: Partial<Record<TiebreakerDecision, string>> = {
  highest_bid: 'It had the highest bid when the time was over.',
  last_standing: 'All other teams withdrew.',
  commissioner: 'A commissioner decided.',
}

/** How a tiebreaker came to its end, as a sentence. */
export function decisionText({ decidedBy }: Pick<Decided, 'decidedBy'>): string {
  const sentence = live[decidedBy]
  if (sentence) return sentence
  const rule = tieBreakWords[decidedBy as keyof typeof tieBreakWords].name.toLowerCase()
  return `Nobody raised, so the rules of the round decided: ${rule}.`
}
