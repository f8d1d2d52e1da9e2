import { cn } from '@/components/ui/cn'

/** More than these are told by the figure alone. */
const MOST = 10

/** A square for each slot, filled or open. The figure beside it says the same. */
export function SlotMarks({ filled, slots }: { filled: number; slots: number }) {
  if (slots === 0 || slots > MOST) return null
  return (
    <span aria-hidden className="flex gap-1">
      {Array.from({ length: slots }, (_, slot) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: slots keep their places
          key={slot}
          className={cn(
            'size-2.5 rounded-xs border transition-colors duration-calm',
            slot < filled ? 'border-muted bg-muted' : 'border-line-strong',
          )}
        />
      ))}
    </span>
  )
}
