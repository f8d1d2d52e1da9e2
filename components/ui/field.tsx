'use client'

import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cn } from './cn'
import { FieldContext } from './field-context'

export type FieldProps = {
  label: ReactNode
  /** Shown at the end of the label's line: 'optional', a balance, a link. */
  aside?: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, control, hint and error as one; the control inside finds its id and descriptions by itself. */
export function Field({ label, aside, hint, error, required, hideLabel, className, children }: FieldProps) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>
      <div className={cn('grid gap-1.5', className)}>
        <div className={cn('flex items-baseline justify-between gap-3', hideLabel && 'sr-only')}>
          <label htmlFor={id} className="font-medium text-sm">
            {label}
          </label>
          {aside && <span className="figure text-muted text-sm">{aside}</span>}
        </div>
        {children}
        <div aria-live="polite" className={cn(!error && 'sr-only')}>
          {error && (
            <p id={errorId} className="flex gap-1.5 text-negative text-sm">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {error}
            </p>
          )}
        </div>
        {hint && (
          <p id={hintId} className="text-muted text-sm">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  )
}
