import { cn } from './cn'

const hues = [
  'text-pos-0',
  'text-pos-1',
  'text-pos-2',
  'text-pos-3',
  'text-pos-4',
  'text-pos-5',
  'text-pos-6',
  'text-pos-7',
] as const

export type PositionBadgeProps = {
  /** 'GK'. Always shown: the hue only helps. */
  code: string
  /** The position's place in the league's list; the hue repeats after eight. */
  index: number
  /** The full name, for a screen reader and a mouse. */
  name?: string
  className?: string
}

export function PositionBadge({ code, index, name, className }: PositionBadgeProps) {
  const hue = hues[((index % hues.length) + hues.length) % hues.length]
  return (
    <abbr
      title={name ?? code}
      className={cn(
        'inline-grid h-5.5 min-w-9 place-items-center rounded-xs border border-current/25 bg-current/8 px-1.5 font-medium font-mono text-2xs no-underline',
        hue,
        className,
      )}
    >
      {code}
    </abbr>
  )
}
