'use client'

import { RadioGroup as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export type SegmentedProps = Omit<ComponentProps<typeof Primitive.Root>, 'children'> & {
  label: string
  options: readonly { value: string; label: ReactNode; disabled?: boolean }[]
  block?: boolean
}

/** One of two to five short choices, all in sight: a filter, a view. */
export function Segmented({ label, options, block, className, ...props }: SegmentedProps) {
  return (
    <Primitive.Root
      orientation="horizontal"
      {...props}
      aria-label={label}
      className={cn(
        'no-scrollbar inline-flex max-w-full justify-self-start overflow-x-auto rounded-sm border border-line bg-sunken p-0.5',
        block && 'flex w-full',
        className,
      )}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className={cn(
            'tap h-8 shrink-0 whitespace-nowrap rounded-xs px-3 font-medium text-muted text-sm -outline-offset-2 transition-colors duration-quick hover:text-text disabled:opacity-50 data-[state=checked]:bg-raised data-[state=checked]:text-text data-[state=checked]:shadow-sm',
            block && 'flex-1',
          )}
        >
          {option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  )
}
