'use client'

import { Countdown } from '@/components/ui/countdown'
import { useCountdown } from '@/hooks/live/use-countdown'
import type { RoundView } from '@/lib/contracts/views'

/** What is left of a round, by the server's clock. */
export function ClosesIn({ round }: { round: RoundView }) {
  const seconds = useCountdown(round.closesAt)
  if (seconds === null) return <p className="text-muted">Closes when the commissioner says so</p>
  return <Countdown label="Closes in" remainingMs={seconds * 1000} />
}
