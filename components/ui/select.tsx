'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { type ControlSize, controlClass } from './control-class'
import { useFieldProps } from './field-context'

export type SelectProps = Omit<ComponentProps<'select'>, 'size'> & {
  size?: ControlSize
  options?: readonly { value: string; label: string; disabled?: boolean }[]
  placeholder?: string
}

/** The platform's own select: the best picker on a phone and the most accessible everywhere. */
export function Select({ size, options, placeholder, className, children, ...props }: SelectProps) {
  return (
    <div className={cn('relative', className)}>
      <select
        {...props}
        {...useFieldProps(props)}
        className={cn(controlClass({ size }), 'appearance-none truncate pr-9')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted"
      />
    </div>
  )
}
