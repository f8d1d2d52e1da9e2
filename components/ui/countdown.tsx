import { cn } from './cn'

export type CountdownProps = {
  /** What is left; the caller owns the clock. Zero or less reads as ended. */
  remainingMs: number
  /** What it counts to: 'Closes in'. */
  label: string
  hideLabel?: boolean
  endedText?: string
  /** Tenths of a second in the last ten. */
  tenths?: boolean
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

export type CountdownPhase = 'calm' | 'soon' | 'urgent' | 'ended'

export function countdownPhase(remainingMs: number): CountdownPhase {
  if (remainingMs <= 0) return 'ended'
  return remainingMs <= 10_000 ? 'urgent' : remainingMs <= 60_000 ? 'soon' : 'calm'
}

const look: Record<CountdownPhase, string> = {
  calm: 'text-text',
  soon: 'text-warning',
  urgent: 'text-negative',
  ended: 'text-muted',
}
const spoken: Record<CountdownPhase, string> = {
  calm: '',
  soon: 'Less than a minute left',
  urgent: 'Ten seconds left',
  ended: '',
}
const sizes = { sm: 'text-base', md: 'text-xl', lg: 'text-3xl md:text-4xl' }

/** Calm, then amber at a minute, then red at ten seconds. Spoken once at each, never every second. */
export function Countdown(props: CountdownProps) {
  const { remainingMs, label, hideLabel, endedText = 'Closed', tenths, size = 'md', className } = props
  const phase = countdownPhase(remainingMs)
  return (
    <div className={cn('inline-flex flex-col', className)} data-phase={phase}>
      <span className={cn('text-muted text-sm', hideLabel && 'sr-only')}>{label}</span>
      <span
        role="timer"
        aria-live="off"
        aria-label={label}
        className={cn(
          'figure whitespace-nowrap font-semibold transition-colors duration-calm',
          sizes[size],
          look[phase],
        )}
      >
        {phase === 'ended' ? endedText : clockText(remainingMs, tenths && phase === 'urgent')}
      </span>
      <span className="sr-only" aria-live="polite">
        {spoken[phase]}
      </span>
    </div>
  )
}

/** '2d 04h', '1:04:09', '04:09', '9.4'. Rounds up: '00:01' is shown until the end. */
export function clockText(remainingMs: number, tenths = false) {
  if (tenths) return (Math.ceil(remainingMs / 100) / 10).toFixed(1)
  const seconds = Math.ceil(remainingMs / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  if (days > 0) return `${days}d ${two(hours)}h`
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}
