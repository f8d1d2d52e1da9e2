import { whenText } from '@/components/rounds/facts/when'
import { utcText } from './words'

/** A payment's moment where the reader is, and in UTC, by which it is reckoned. */
export function Moment({ at }: { at: string | number }) {
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString('en-GB')} suppressHydrationWarning>
      {whenText(date)} <span className="text-muted">({utcText(at)})</span>
    </time>
  )
}
