import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      {...props}
      className={cn(
        'inline-grid h-5 min-w-5 place-items-center rounded-xs border border-line border-b-2 bg-sunken px-1 font-mono text-2xs text-text',
        className,
      )}
    />
  )
}
