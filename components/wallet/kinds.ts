import type { Tone } from '@/components/ui/tone'
import type { MoneyKind } from '@/lib/contracts/views'

/** What a line of a wallet is, in a word. Colour only where money came in or a person stepped in. */
export const moneyKinds: Record<MoneyKind, { word: string; tone: Tone }> = {
  opening: { word: 'Opening', tone: 'neutral' },
  income: { word: 'Income', tone: 'positive' },
  adjustment: { word: 'Adjustment', tone: 'warning' },
  award: { word: 'Award', tone: 'neutral' },
  refund: { word: 'Refund', tone: 'positive' },
  purchase: { word: 'Purchase', tone: 'neutral' },
  reversal: { word: 'Reversal', tone: 'warning' },
  hold: { word: 'Hold', tone: 'neutral' },
  release: { word: 'Release', tone: 'neutral' },
  freeze: { word: 'Frozen', tone: 'warning' },
  unfreeze: { word: 'Unfrozen', tone: 'neutral' },
}
