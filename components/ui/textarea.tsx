'use client'

import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClass } from './control-class'
import { useFieldProps } from './field-context'

/** Grows with what is written in it, up to ten lines. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...props}
      {...useFieldProps(props)}
      className={cn(controlClass(), 'field-sizing-content h-auto max-h-60 min-h-20 py-2', className)}
    />
  )
}
