import { Figure } from '@/components/ui/figure'

/** How full a squad is: in words, with a bar for the eye. */
export function SquadFill({ count, size }: { count: number; size: number }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Figure text={`${count} of ${size}`} className="min-w-14" />
      <span
        aria-hidden
        className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset max-sm:hidden"
      >
        <span
          className="block h-full rounded-full bg-line-strong transition-[width] duration-calm"
          style={{ width: `${Math.min(100, (count / size) * 100)}%` }}
        />
      </span>
    </span>
  )
}
