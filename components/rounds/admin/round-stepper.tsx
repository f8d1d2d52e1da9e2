import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { RoundView } from '@/lib/contracts/views'
import { When } from '../facts/when'

interface Stage {
  name: string
  /** While it is still to come. */
  before: string
  at: string | null
}

const TIES = 'Tiebreakers'

/** The way of this round; through tiebreakers where its rules have them. */
function stagesOf({ rules, openedAt, closedAt, finalizedAt }: RoundView): Stage[] {
  return [
    { name: 'Draft', before: '', at: null },
    { name: 'Open', before: 'Bids are made', at: openedAt },
    { name: 'Closed', before: 'The server’s clock closes it', at: closedAt },
    ...(rules.tiebreaker ? [{ name: TIES, before: 'If bids are equal', at: null }] : []),
    { name: 'Finalized', before: 'You settle it', at: finalizedAt },
  ]
}

/** How far a round is on its way from draft to finalized. */
export function RoundStepper({ round }: { round: RoundView }) {
  const cancelled = round.state === 'cancelled'
  const stages = stagesOf(round)
  const reached = stages.findIndex(({ name }) => name === reachedName(round))
  return (
    <ol
      aria-label="How far the round is"
      className={cn('grid gap-2 sm:gap-4', stages.length > 4 ? 'sm:grid-cols-5' : 'sm:grid-cols-4')}
    >
      {stages.map(({ name, before, at }, index) => {
        const current = index === reached && !cancelled
        return (
          <Step key={name} name={name} done={index <= reached} current={current}>
            {index <= reached ? at ? <When at={at} /> : current ? 'Now' : '' : cancelled ? '' : before}
          </Step>
        )
      })}
      {cancelled && (
        <li className="flex items-center gap-2.5 text-warning sm:col-span-full">
          <X aria-hidden className="size-4" />
          <span>Cancelled {round.cancelledAt && <When at={round.cancelledAt} />}</span>
        </li>
      )}
    </ol>
  )
}

function reachedName({ state, openedAt, closedAt, finalizedAt, awardCount }: RoundView): string {
  if (finalizedAt) return 'Finalized'
  // Awards without a finalized round are those around its tiebreakers.
  if (state === 'resolving' || awardCount !== null) return TIES
  if (closedAt) return 'Closed'
  return openedAt ? 'Open' : 'Draft'
}

function Step(props: { name: string; done: boolean; current: boolean; children: ReactNode }) {
  const { name, done, current, children } = props
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className={cn(
        'flex items-start gap-2.5 border-t-2 pt-2.5 max-sm:border-t-0 max-sm:pt-0',
        current ? 'border-accent' : done ? 'border-line-strong' : 'border-line',
      )}
    >
      <span
        aria-hidden
        className={cn(
          'grid size-5.5 shrink-0 place-items-center rounded-full border',
          current && 'border-transparent bg-accent text-on-accent',
          !current && done && 'border-line-strong text-text',
          !done && 'border-line',
        )}
      >
        {done && <Check className="size-3.5" strokeWidth={3} />}
      </span>
      <div className="min-w-0">
        <p className={cn('font-medium leading-5.5', !done && 'text-muted')}>
          {name}
          <span className="sr-only">{current ? ', now' : done ? ', done' : ', still to come'}</span>
        </p>
        <p className="text-muted text-sm">{children}</p>
      </div>
    </li>
  )
}
