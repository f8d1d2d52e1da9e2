import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export type ActionBarProps = {
  /** Its accessible name: 'Your bids'. */
  label: string
  /** What the act depends on: a countdown, a sum. */
  children: ReactNode
  /** The one primary button. */
  action: ReactNode
  /** There is no bottom tab bar on this page. */
  alone?: boolean
}

/** The page's act under the thumb, on a phone. From `lg` up the same act stands in the rail. */
export function ActionBar({ label, children, action, alone }: ActionBarProps) {
  return (
    <>
      <div aria-hidden className="h-18 lg:hidden" />
      <section
        aria-label={label}
        className={cn(
          'fixed inset-x-0 z-10 flex items-center justify-between gap-4 border-t bg-raised px-gutter py-2.5 shadow-md md:bottom-0 md:px-6 lg:hidden',
          alone
            ? 'bottom-0 pb-[max(0.625rem,env(safe-area-inset-bottom))]'
            : 'bottom-[calc(3.5rem+env(safe-area-inset-bottom))]',
        )}
      >
        <div className="figure flex min-w-0 items-center gap-5">{children}</div>
        {action}
      </section>
    </>
  )
}
