import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export type PageGridProps = {
  /** What is live or waits for this person: first on a phone, top right on a desktop. */
  now?: ReactNode
  main: ReactNode
  /** What is good to know: last on a phone, under `now` on a desktop. */
  aside?: ReactNode
  /** `now` stays in sight while `main` scrolls; leave `aside` out then. */
  sticky?: boolean
  className?: string
}

const stack = 'grid min-w-0 content-start gap-4 lg:gap-5'

/** The two-column page: a wide column and a rail of 22 rem from `lg` up; one column below. */
export function PageGrid({ now, main, aside, sticky, className }: PageGridProps) {
  return (
    <div
      className={cn(
        'grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-5',
        className,
      )}
    >
      {now && (
        <div
          className={cn(
            stack,
            'lg:col-start-2 lg:row-start-1',
            sticky && 'lg:sticky lg:top-[calc(var(--spacing-bar)+1rem)] lg:self-start',
            sticky && !aside && 'lg:row-span-2',
          )}
        >
          {now}
        </div>
      )}
      <div className={cn(stack, 'lg:col-start-1 lg:row-span-2 lg:row-start-1')}>{main}</div>
      {aside && (
        <div className={cn(stack, 'lg:col-start-2', now ? 'lg:row-start-2' : 'lg:row-start-1')}>{aside}</div>
      )}
    </div>
  )
}
