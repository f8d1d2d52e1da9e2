import type { ReactNode } from 'react'
import { cn } from './cn'

export type ChoiceRowProps = {
  htmlFor: string
  label: ReactNode
  hint?: ReactNode
  hideLabel?: boolean
  /** The control stands after the words, at the row's end. */
  trailing?: boolean
  className?: string
  children: ReactNode
}

/** A small control with its words; the whole row can be tapped. */
export function ChoiceRow({
  htmlFor,
  label,
  hint,
  hideLabel,
  trailing,
  className,
  children,
}: ChoiceRowProps) {
  return (
    <div
      className={cn(
        'flex items-start gap-2.5 pointer-coarse:py-2.5',
        trailing && 'flex-row-reverse justify-between gap-4',
        className,
      )}
    >
      {children}
      <div className={cn('min-w-0 leading-5', hideLabel && 'sr-only')}>
        <label htmlFor={htmlFor} className="text-base leading-[inherit]">
          {label}
        </label>
        {hint && (
          <p id={`${htmlFor}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
