import Link from 'next/link'
import type { NavItem } from './nav-item'

/** The league's places in the top bar, from `md` up. */
export function TopNav({ items }: { items: readonly NavItem[] }) {
  return (
    <nav
      aria-label="League"
      className="no-scrollbar hidden min-w-0 flex-1 self-stretch overflow-x-auto md:flex"
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.active ? 'page' : undefined}
          className="relative flex shrink-0 items-center gap-1.5 px-3 font-medium text-muted -outline-offset-2 transition-colors duration-quick hover:text-text aria-[current=page]:text-text aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-3 aria-[current=page]:after:bottom-0 aria-[current=page]:after:h-0.5 aria-[current=page]:after:bg-accent-text"
        >
          {item.label}
          {item.count ? <Count value={item.count} /> : null}
        </Link>
      ))}
    </nav>
  )
}

export function Count({ value }: { value: number }) {
  return (
    <span className="figure grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent">
      {value > 99 ? '99+' : value}
      <span className="sr-only"> waiting</span>
    </span>
  )
}
