'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn'
import { type ControlSize, controlClass } from './control-class'
import { useFieldProps } from './field-context'

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & { size?: ControlSize }

export function Input({ size, className, ...props }: InputProps) {
  return (
    <input
      {...props}
      {...useFieldProps(props)}
      className={cn(controlClass({ size }), 'read-only:bg-sunken', className)}
    />
  )
}
