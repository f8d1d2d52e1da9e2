import { Countdown } from '@/components/ui/countdown'
import { Skeleton } from '@/components/ui/skeleton'
import { useCountdown } from '@/hooks/live/use-countdown'

/** Until a round closes, by the server's clock. */
export function RoundCountdown({ closesAt, size }: { closesAt: string; size: 'md' | 'lg' }) {
  const seconds = useCountdown(closesAt)
  if (seconds === null) return <Skeleton className={size === 'lg' ? 'h-16 w-40' : 'h-12 w-32'} />
  return <Countdown remainingMs={seconds * 1000} label="Closes in" endedText="Closing" size={size} />
}
