import type { ComponentProps } from 'react'
import { cn } from './cn'
import { type Tone, toneSoft } from './tone'

/** A fact in a word or a number: 'Commissioner', '3 new'. */
export function Badge({ tone = 'neutral', className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      {...props}
      className={cn(
        'figure inline-flex h-5.5 items-center gap-1 whitespace-nowrap rounded-xs px-1.5 font-medium text-xs',
        toneSoft[tone],
        className,
      )}
    />
  )
}
