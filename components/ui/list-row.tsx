import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type ListRowProps = {
  leading?: ReactNode
  title: ReactNode
  subtitle?: ReactNode
  /** At the end: a figure, a pill, a button of its own. */
  trailing?: ReactNode
  /** Makes the whole row the link; controls in `trailing` stay above it. */
  href?: string
  onClick?: () => void
  selected?: boolean
  className?: string
}

const cover =
  'text-left before:absolute before:inset-0 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-focus focus-visible:before:-outline-offset-2'

/** One thing in a list. Put rows in a `List`. */
export function ListRow(props: ListRowProps) {
  const { leading, title, subtitle, trailing, href, onClick, selected, className } = props
  return (
    <div
      className={cn(
        'relative flex min-h-13 items-center gap-3 px-4 py-2 md:px-5',
        (href || onClick) && 'transition-colors duration-quick hover:bg-text/4',
        selected && 'mark',
        className,
      )}
    >
      {leading}
      <div className="min-w-0 flex-1">
        <div className="truncate font-medium">
          {href ? (
            <Link href={href} className={cover} aria-current={selected || undefined}>
              {title}
            </Link>
          ) : onClick ? (
            <button type="button" onClick={onClick} className={cover} aria-pressed={selected}>
              {title}
            </button>
          ) : (
            title
          )}
        </div>
        {subtitle && <div className="figure truncate text-muted text-sm">{subtitle}</div>}
      </div>
      {trailing && (
        <div className="figure relative flex shrink-0 items-center gap-3 text-right">{trailing}</div>
      )}
    </div>
  )
}

export function List({
  label,
  className,
  children,
}: {
  label?: string
  className?: string
  children: ReactNode
}) {
  return (
    <ul aria-label={label} className={cn('divide-y', className)}>
      {children}
    </ul>
  )
}

export function ListItem(props: ListRowProps) {
  return (
    <li>
      <ListRow {...props} />
    </li>
  )
}
