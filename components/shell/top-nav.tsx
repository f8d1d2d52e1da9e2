'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { Count } from './count'
import type { NavItem } from './nav-item'

const itemClass =
  'relative flex shrink-0 items-center gap-1.5 px-3 font-medium text-muted -outline-offset-2 transition-colors duration-quick hover:text-text aria-[current=page]:text-text aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-3 aria-[current=page]:after:bottom-0 aria-[current=page]:after:h-0.5 aria-[current=page]:after:bg-accent-text'

/** From which width so many places stand in the bar; those after them are under "More" there. */
const BANDS = [
  { places: 2, at: 'lg:hidden' },
  { places: 4, at: 'max-lg:hidden xl:hidden' },
  { places: 6, at: 'max-xl:hidden 2xl:hidden' },
] as const

const widthOf = (index: number) => {
  if (index < 2) return { bar: '', more: 'hidden' }
  if (index < 4) return { bar: 'max-lg:hidden', more: 'lg:hidden' }
  if (index < 6) return { bar: 'max-xl:hidden', more: 'xl:hidden' }
  return { bar: 'max-2xl:hidden', more: '2xl:hidden' }
}

/** The league's places in the top bar, from `md` up: as many as there is room for, the rest under "More". */
export function TopNav({ items }: { items: readonly NavItem[] }) {
  return (
    <nav
      aria-label="League"
      className="no-scrollbar hidden min-w-0 flex-1 self-stretch overflow-x-auto md:flex"
    >
      {items.map((item, index) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.active ? 'page' : undefined}
          className={cn(itemClass, widthOf(index).bar)}
        >
          {item.label}
          {item.count ? <Count value={item.count} /> : null}
        </Link>
      ))}
      {items.length > 2 && <More items={items} className={widthOf(items.length - 1).more} />}
    </nav>
  )
}

/** What the bar has no room for at this width. */
function More({ items, className }: { items: readonly NavItem[]; className: string }) {
  return (
    <DropdownMenu
      align="start"
      label="More places"
      trigger={
        <button type="button" className={cn(itemClass, className)}>
          More
          {BANDS.map(({ places, at }) => (
            <Hidden key={places} items={items.slice(places)} at={at} />
          ))}
          <ChevronDown aria-hidden className="size-4" />
        </button>
      }
    >
      {items.map((item, index) => (
        <MenuItem key={item.href} asChild className={widthOf(index).more}>
          <Link href={item.href} aria-current={item.active ? 'page' : undefined}>
            {item.icon}
            <span className="min-w-0 flex-1">{item.label}</span>
            {item.count ? <Count value={item.count} /> : null}
          </Link>
        </MenuItem>
      ))}
    </DropdownMenu>
  )
}

/** What More says of the places that are under it at one width: how much waits there, and whether one is open. */
function Hidden({ items, at }: { items: readonly NavItem[]; at: string }) {
  const waiting = items.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return (
    <span className={at}>
      {waiting > 0 && <Count value={waiting} />}
      {items.some(({ active }) => active) && (
        <span aria-hidden className="absolute inset-x-3 bottom-0 h-0.5 bg-accent-text" />
      )}
    </span>
  )
}
