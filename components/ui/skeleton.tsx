import { cn } from './cn'

/** A block the size of what is coming. Give the region that loads `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('h-4 animate-breathe rounded-xs bg-line/70', className)} />
}

/** Rows of a list or table that is on its way. */
export function SkeletonRows({ rows = 4, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className="flex items-center gap-3 px-4 py-3.5 md:px-5">
          <Skeleton className="size-8 rounded-sm" />
          <Skeleton className={index % 2 ? 'w-2/5' : 'w-1/3'} />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  )
}
