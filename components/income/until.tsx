'use client'

import { clockText } from '@/components/ui/countdown'
import { useCountdown } from '@/hooks/live/use-countdown'

/** How long it is until a payment, by the server's clock. */
export function Until({ at }: { at: string }) {
  const seconds = useCountdown(at)
  if (seconds === null) return null
  return (
    <span role="timer" aria-live="off" className="figure whitespace-nowrap">
      {seconds === 0 ? 'being paid now' : `in ${clockText(seconds * 1000)}`}
    </span>
  )
}
