'use client'

import { CircleAlert, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import { PositionBadge } from '@/components/ui/position-badge'
import type { CurrencyView } from '@/lib/contracts/money'
import type { PlayerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import type { BidActs } from './bid-acts'
import { BidInput } from './bid-input'

export interface BidRowProps {
  player: PlayerView
  /** Place in the list as it is filtered now: where the arrow keys go. */
  index: number
  position: { index: number; name: string }
  currency: CurrencyView
  text: string
  /** Has a bid as the sheet stands here. */
  chosen: boolean
  problem?: string
  /** What is submitted for him, minor units. */
  sealed?: string
  locked: boolean
  acts: BidActs
}

/** One player of a sheet: who he is, what is sealed for him, and the bid. */
export const BidRow = memo(function BidRow(props: BidRowProps) {
  const { player, index, position, currency, text, chosen, problem, sealed, locked, acts } = props
  const problemId = problem ? `problem-${player.id}` : undefined
  return (
    <div
      className={cn(
        'group/row flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 md:px-5',
        chosen && 'mark',
      )}
    >
      <PositionBadge code={player.position} index={position.index} name={position.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{player.name}</p>
        <p className="figure truncate text-muted text-sm">
          {sealed === undefined ? null : (
            <span className="font-medium text-text">
              Sealed {formatMoney(BigInt(sealed), currency)}
              <span aria-hidden> · </span>
            </span>
          )}
          Base {formatMoney(BigInt(player.basePrice), currency)}
          <span aria-hidden> · </span>
          {player.club}
        </p>
      </div>
      <div className="flex items-center gap-1 max-sm:contents">
        {!locked && <StepButton direction={-1} player={player} acts={acts} className="max-sm:hidden" />}
        <BidInput
          {...{ player, index, currency, text, locked, acts }}
          invalid={problem !== undefined}
          describedBy={problemId}
        />
        {!locked && <StepButton direction={1} player={player} acts={acts} className="max-sm:hidden" />}
      </div>
      {!locked && (
        <div className="hidden w-full justify-end gap-2 pt-1 max-sm:group-focus-within/row:flex">
          <StepButton direction={-1} player={player} acts={acts} />
          <StepButton direction={1} player={player} acts={acts} />
        </div>
      )}
      {problem && (
        <p id={problemId} className="flex w-full justify-end gap-1.5 text-negative text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {problem}
        </p>
      )}
    </div>
  )
})

function StepButton(props: { direction: 1 | -1; player: PlayerView; acts: BidActs; className?: string }) {
  const { direction, player, acts, className } = props
  return (
    <IconButton
      size="sm"
      tabIndex={-1}
      label={`${direction > 0 ? 'Raise' : 'Lower'} the bid for ${player.name} by a step`}
      onClick={() => acts.step(player.id, direction)}
      className={className}
    >
      {direction > 0 ? <Plus aria-hidden /> : <Minus aria-hidden />}
    </IconButton>
  )
}
