import { CircleAlert, CircleCheck, Info, Lightbulb, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { type Tone, toneText } from './tone'

const icons = {
  neutral: Info,
  accent: Lightbulb,
  info: Info,
  positive: CircleCheck,
  warning: TriangleAlert,
  negative: CircleAlert,
} satisfies Record<Tone, unknown>

const box: Record<Tone, string> = {
  neutral: 'border-line bg-text/5',
  accent: 'border-accent-text/35 bg-accent-soft',
  info: 'border-info/35 bg-info-soft',
  positive: 'border-positive/35 bg-positive-soft',
  warning: 'border-warning/35 bg-warning-soft',
  negative: 'border-negative/35 bg-negative-soft',
}

export type InlineAlertProps = {
  tone?: Tone
  title: ReactNode
  action?: ReactNode
  /** Set when it appears by itself: 'alert' interrupts a screen reader, 'status' waits. */
  role?: 'alert' | 'status'
  className?: string
  children?: ReactNode
}

/** Something to know right here. Runs the page's width in `Banner`. */
export function InlineAlert({ tone = 'info', title, action, role, className, children }: InlineAlertProps) {
  const Icon = icons[tone]
  return (
    <div
      role={role}
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-sm border px-3.5 py-2.5 text-sm',
        box[tone],
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-60 gap-2.5">
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', toneText[tone])} />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children && <div className="text-text/85">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}

export function Banner({ className, ...props }: InlineAlertProps) {
  return (
    <InlineAlert
      role="status"
      {...props}
      className={cn('rounded-none border-x-0 border-t-0 px-4 md:px-6', className)}
    />
  )
}
