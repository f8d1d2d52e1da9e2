import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { RoundView } from '@/lib/contracts/views'
import { When } from '../facts/when'

const steps = [
  { name: 'Draft', before: '' },
  { name: 'Open', before: 'Bids are made' },
  { name: 'Closed', before: 'The server’s clock closes it' },
  { name: 'Finalized', before: 'You settle it' },
] as const

const place = { draft: 0, open: 1, closed: 2, resolving: 2, finalized: 3, cancelled: -1 } as const

/** How far a round is on its way from draft to finalized. */
export function RoundStepper({ round }: { round: RoundView }) {
  const cancelled = round.state === 'cancelled'
  const reached = cancelled ? lastReached(round) : place[round.state]
  const moments = [null, round.openedAt, round.closedAt, round.finalizedAt]
  return (
    <ol aria-label="How far the round is" className="grid gap-2 sm:grid-cols-4 sm:gap-4">
      {steps.map(({ name, before }, index) => {
        const at = moments[index]
        const current = index === reached && !cancelled
        return (
          <Step key={name} name={name} done={index <= reached} current={current}>
            {index <= reached ? at ? <When at={at} /> : current ? 'Now' : '' : cancelled ? '' : before}
          </Step>
        )
      })}
      {cancelled && (
        <li className="flex items-center gap-2.5 text-warning sm:col-span-4">
          <X aria-hidden className="size-4" />
          <span>Cancelled {round.cancelledAt && <When at={round.cancelledAt} />}</span>
        </li>
      )}
    </ol>
  )
}

function lastReached({ openedAt, closedAt, finalizedAt }: RoundView): number {
  if (finalizedAt) return 3
  if (closedAt) return 2
  return openedAt ? 1 : 0
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
