import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneFill, toneSoft } from './tone'

export type StatusPillProps = {
  tone?: Tone
  /** A slow pulse on the mark: happening now. */
  live?: boolean
  className?: string
  children: ReactNode
}

/** The state of a thing that has states: open, closed, finalizing, void. */
export function StatusPill({ tone = 'neutral', live, className, children }: StatusPillProps) {
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 font-medium text-sm',
        toneSoft[tone],
        className,
      )}
    >
      <span aria-hidden className={cn('size-1.75 rounded-full', toneFill[tone], live && 'animate-breathe')} />
      {children}
    </span>
  )
}
