import { cn } from './cn'

/** The gavel over its block. The head takes the lamp's colour, the block the text's. */
export function GavelMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn('size-6 shrink-0', className)}>
      <g transform="rotate(-45 9.5 9)" className="fill-accent-text dark:fill-accent">
        <rect x="8.3" y="12" width="2.4" height="12.6" rx="1.2" />
        <rect x="4.6" y="5" width="9.8" height="8" rx="1" />
        <rect x="2.6" y="4" width="2.6" height="10" rx="1" />
        <rect x="13.8" y="4" width="2.6" height="10" rx="1" />
      </g>
      <rect x="1" y="20.6" width="10" height="2.4" rx="1.2" fill="currentColor" />
    </svg>
  )
}

export function Wordmark({ size = 'md', className }: { size?: 'md' | 'lg'; className?: string }) {
  const large = size === 'lg'
  return (
    <span className={cn('inline-flex items-center gap-2 text-text', large && 'gap-3', className)}>
      <GavelMark className={large ? 'size-10' : 'size-6'} />
      <span className={cn('font-semibold', large ? 'text-4xl' : 'text-xl tracking-[-0.03em]')}>Gavel</span>
    </span>
  )
}
