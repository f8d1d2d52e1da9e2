'use client'

import { Countdown, type CountdownProps } from '@/components/ui/countdown'
import { useCountdown } from '@/hooks/live/use-countdown'

type RoundClockProps = { closesAt: string } & Pick<CountdownProps, 'size' | 'hideLabel' | 'className'>

/** What is left until a round closes, by the server's clock. */
export function RoundClock({ closesAt, ...props }: RoundClockProps) {
  const seconds = useCountdown(closesAt)
  return (
    <Countdown
      remainingMs={(seconds ?? 0) * 1000}
      label={seconds === 0 ? 'Bidding' : 'Closes in'}
      {...props}
    />
  )
}
