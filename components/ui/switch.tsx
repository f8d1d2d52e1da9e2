'use client'

import { Switch as Primitive } from 'radix-ui'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { ChoiceRow } from './choice-row'

export type SwitchProps = ComponentProps<typeof Primitive.Root> & {
  label: ReactNode
  hint?: ReactNode
  hideLabel?: boolean
}

/** On or off, at once, without a save button. */
export function Switch({ label, hint, hideLabel, className, id, ...props }: SwitchProps) {
  const own = useId()
  const inputId = id ?? own
  return (
    <ChoiceRow
      htmlFor={inputId}
      label={label}
      hint={hint}
      hideLabel={hideLabel}
      trailing
      className={className}
    >
      <Primitive.Root
        id={inputId}
        aria-describedby={hint ? `${inputId}-hint` : undefined}
        {...props}
        className="hit h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors duration-calm disabled:opacity-50 data-[state=checked]:border-transparent data-[state=checked]:bg-accent"
      >
        <Primitive.Thumb className="block size-4 translate-x-[3px] rounded-full bg-line-strong transition-transform duration-calm data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-on-accent" />
      </Primitive.Root>
    </ChoiceRow>
  )
}
