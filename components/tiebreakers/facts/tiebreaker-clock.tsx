'use client'

import { Countdown, type CountdownProps, clockText } from '@/components/ui/countdown'
import { useFineCountdown } from '@/hooks/live/use-fine-countdown'
import type { TiebreakerView } from '@/lib/contracts/views'

type TiebreakerClockProps = {
  tiebreaker: Pick<TiebreakerView, 'state' | 'closesAt' | 'remainingMs'>
} & Pick<CountdownProps, 'size' | 'hideLabel' | 'className'>

/** What is left of a tiebreaker, by the server's clock; what stands on it while it is paused. */
export function TiebreakerClock({ tiebreaker, ...props }: TiebreakerClockProps) {
  const left = useFineCountdown(tiebreaker.closesAt)
  if (tiebreaker.state === 'paused')
    return <PausedClock remainingMs={tiebreaker.remainingMs ?? 0} {...props} />
  if (tiebreaker.state !== 'open') return null
  return (
    <Countdown
      remainingMs={left ?? 0}
      label={left === 0 ? 'Time is over' : 'Closes in'}
      endedText="Deciding"
      tenths
      {...props}
    />
  )
}

const sizes = { sm: 'text-base', md: 'text-xl', lg: 'text-3xl md:text-4xl' }

function PausedClock(
  props: { remainingMs: number } & Pick<CountdownProps, 'size' | 'hideLabel' | 'className'>,
) {
  const { remainingMs, size = 'md', hideLabel, className } = props
  return (
    <div className={className}>
      <span className={hideLabel ? 'sr-only' : 'block text-muted text-sm'}>Paused, left on the clock</span>
      <span className={`figure font-semibold text-muted ${sizes[size]}`}>{clockText(remainingMs)}</span>
    </div>
  )
}
