'use client'

import { RadioGroup as Primitive } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

export type RadioGroupProps = Omit<ComponentProps<typeof Primitive.Root>, 'children'> & {
  label: string
  hideLabel?: boolean
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[]
}

/** One of a few, each worth a sentence. For one or two words each use `Segmented`. */
export function RadioGroup({ label, hideLabel, options, className, ...props }: RadioGroupProps) {
  const id = useId()
  return (
    <Primitive.Root {...props} aria-labelledby={id} className={cn('grid gap-2', className)}>
      <span id={id} className={cn('font-medium text-sm', hideLabel && 'sr-only')}>
        {label}
      </span>
      {options.map((option) => (
        <div
          key={option.value}
          className="relative flex gap-3 rounded-sm border border-line bg-raised p-3 has-data-[state=checked]:border-accent-text has-data-[state=checked]:bg-accent-soft"
        >
          <Primitive.Item
            id={`${id}-${option.value}`}
            value={option.value}
            disabled={option.disabled}
            aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
            className="hit grid size-5 shrink-0 place-items-center rounded-full border border-line-strong bg-raised disabled:opacity-50 data-[state=checked]:border-accent-text"
          >
            <Primitive.Indicator className="size-2.5 rounded-full bg-accent-text" />
          </Primitive.Item>
          <div className="min-w-0 leading-5">
            <label
              htmlFor={`${id}-${option.value}`}
              className="font-medium text-base leading-[inherit] before:absolute before:inset-0"
            >
              {option.label}
            </label>
            {option.hint && (
              <p id={`${id}-${option.value}-hint`} className="text-muted text-sm">
                {option.hint}
              </p>
            )}
          </div>
        </div>
      ))}
    </Primitive.Root>
  )
}
