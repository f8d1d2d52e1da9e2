'use client'

import { Check, Minus } from 'lucide-react'
import { Checkbox as Primitive } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { ChoiceRow } from './choice-row'
import { cn } from './cn'

export type CheckboxProps = ComponentProps<typeof Primitive.Root> & {
  label: ReactNode
  hint?: ReactNode
  hideLabel?: boolean
}

/** Ticked, unticked or 'indeterminate'. For a setting that takes effect at once use `Switch`. */
export function Checkbox({ label, hint, hideLabel, className, id, ...props }: CheckboxProps) {
  const own = useId()
  const inputId = id ?? own
  return (
    <ChoiceRow htmlFor={inputId} label={label} hint={hint} hideLabel={hideLabel} className={className}>
      <Primitive.Root
        id={inputId}
        aria-describedby={hint ? `${inputId}-hint` : undefined}
        {...props}
        className={cn(
          'hit group mt-px grid size-5 shrink-0 place-items-center rounded-xs border border-line-strong bg-raised disabled:opacity-50 dark:bg-sunken',
          'data-[state=checked]:border-transparent data-[state=indeterminate]:border-transparent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent',
        )}
      >
        <Primitive.Indicator className="text-on-accent">
          <Check aria-hidden strokeWidth={3} className="size-3.5 group-data-[state=indeterminate]:hidden" />
          <Minus
            aria-hidden
            strokeWidth={3}
            className="hidden size-3.5 group-data-[state=indeterminate]:block"
          />
        </Primitive.Indicator>
      </Primitive.Root>
    </ChoiceRow>
  )
}
