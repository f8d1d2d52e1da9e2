'use client'

import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import type { CurrencyView } from '@/lib/contracts/money'
import type { Draft, SheetEdit } from '@/lib/domain/bid-sheet/edit-sheet'
import { formatMoney } from '@/lib/domain/money/format'

interface SheetClashProps {
  clashes: SheetEdit['clashes']
  mine: Draft
  currency: CurrencyView
  nameOf: (playerId: string) => string
  onResolve: (keep: 'mine' | 'theirs') => void
}

const SHOWN = 5

/** Another tab, or a team-mate, changed bids that were being edited here: which, and whose to keep. */
export function SheetClash({ clashes, mine, currency, nameOf, onResolve }: SheetClashProps) {
  const players = Object.entries(clashes)
  const say = (amount: string | null | undefined) =>
    amount == null ? 'no bid' : formatMoney(BigInt(amount), currency)
  return (
    <InlineAlert
      tone="warning"
      role="alert"
      title={`${players.length === 1 ? 'A bid was' : `${players.length} bids were`} changed elsewhere while you edited`}
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onResolve('mine')}>
            Keep mine
          </Button>
          <Button size="sm" onClick={() => onResolve('theirs')}>
            Take theirs
          </Button>
        </div>
      }
    >
      <ul>
        {players.slice(0, SHOWN).map(([playerId, theirs]) => (
          <li key={playerId} className="figure">
            {nameOf(playerId)}: {say(mine[playerId])} here, {say(theirs)} elsewhere
          </li>
        ))}
        {players.length > SHOWN && <li>and {players.length - SHOWN} more</li>}
      </ul>
      <p className="mt-1">Nothing is saved until you choose.</p>
    </InlineAlert>
  )
}
