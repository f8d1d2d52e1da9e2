import { cn } from './cn'
import { initialsOf, seedOf } from './seed'

const hues = [
  'text-pos-0',
  'text-pos-1',
  'text-pos-2',
  'text-pos-3',
  'text-pos-4',
  'text-pos-5',
  'text-pos-6',
  'text-pos-7',
]

export type AvatarProps = {
  name: string
  seed?: string
  size?: 'sm' | 'md'
  /** Here now: a ringed dot. Say it in words as well. */
  present?: boolean
  className?: string
}

/** A person. Decorative: the name stands beside it. Teams have a `Crest`. */
export function Avatar({ name, seed, size = 'md', present, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      // Drawn by CSS: the page's text has the name once.
      data-initials={initialsOf(name)}
      className={cn(
        'relative inline-grid before:content-[attr(data-initials)] shrink-0 select-none place-items-center rounded-full bg-current/12 font-semibold ring-1 ring-current/25 ring-inset',
        size === 'sm' ? 'size-7 text-2xs' : 'size-9 text-xs',
        hues[seedOf(seed ?? name) % hues.length],
        className,
      )}
    >
      {present && (
        <span className="absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface bg-positive" />
      )}
    </span>
  )
}
