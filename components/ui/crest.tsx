import { useId } from 'react'
import { cn } from './cn'
import { initialsOf, seedOf } from './seed'

/** Field and charge. Every field is dark enough for white letters, in both themes. */
const colours = [
  ['#1f4e79', '#e8b84a'],
  ['#7a2230', '#e9dfc7'],
  ['#1d5b45', '#d9e3d0'],
  ['#3b2f63', '#e0a13c'],
  ['#8a3a1c', '#f0d9a8'],
  ['#14505c', '#f2efe6'],
  ['#5a2a55', '#c9d6df'],
  ['#2b3a42', '#d8583f'],
  ['#5c4a12', '#efe3b3'],
  ['#0f3f6b', '#d04a4a'],
  ['#3f5a1e', '#f1c84c'],
  ['#6b1f4b', '#8fb8c9'],
] as const

/** Charges keep clear of the middle, where the letters stand. */
const charges = [
  'M0 0h40v11H0z',
  'M0 0h8v48H0zM32 0h8v48h-8z',
  'M0 0h20v13H0zM20 33h20v15H20z',
  'M0 34l20-9 20 9v14H0z',
  'M0 0h14L0 16zM40 48H24l16-18z',
  'M0 0h40v5H0zM0 33h40v4H0z',
] as const

const shield = 'M3 3h34v20c0 11-7.5 18-17 22C10.5 41 3 34 3 23z'

export type CrestProps = {
  /** The team's name: its initials, and its colours unless `seed` says otherwise. */
  name: string
  /** Something that outlives a change of name, such as an id. */
  seed?: string
  size?: 'xs' | 'sm' | 'md' | 'lg'
  className?: string
}

const sizes = { xs: 'h-5', sm: 'h-7', md: 'h-9', lg: 'h-16' }

/** A team's shield. Decorative: the team's name stands beside it. */
export function Crest({ name, seed, size = 'md', className }: CrestProps) {
  const clip = useId()
  const hash = seedOf(seed ?? name)
  const [field, charge] = colours[hash % colours.length] ?? colours[0]
  const pattern = charges[Math.floor(hash / 64) % charges.length]
  return (
    <svg viewBox="0 0 40 48" aria-hidden className={cn('w-auto shrink-0', sizes[size], className)}>
      <clipPath id={clip}>
        <path d={shield} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <path d="M0 0h40v48H0z" fill={field} />
        <path d={pattern} fill={charge} />
      </g>
      <path d={shield} fill="none" strokeWidth="2" className="stroke-line-strong" />
      {size !== 'xs' && (
        <text
          x="20"
          y="27.5"
          textAnchor="middle"
          fill="#fff"
          stroke={field}
          strokeWidth="4"
          paintOrder="stroke"
          className="font-sans font-semibold text-[15px] tracking-[-0.02em]"
        >
          {initialsOf(name)}
        </text>
      )}
    </svg>
  )
}
