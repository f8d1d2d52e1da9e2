'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { List, ListItem } from '@/components/ui/list-row'
import { Sheet } from '@/components/ui/sheet'
import { Count } from './count'
import type { NavItem } from './nav-item'

const tabClass =
  'relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 font-medium text-2xs text-muted -outline-offset-2 aria-[current=page]:text-accent-text aria-[current=page]:before:absolute aria-[current=page]:before:top-0 aria-[current=page]:before:h-0.5 aria-[current=page]:before:w-8 aria-[current=page]:before:bg-accent-text [&_svg]:size-5.5'

/** The same places under the thumb, on a phone: five at most, the rest behind "More". */
export function BottomTabs({ items }: { items: readonly NavItem[] }) {
  const [open, setOpen] = useState(false)
  const shown = items.length <= 5 ? items : items.slice(0, 4)
  const rest = items.slice(shown.length)
  const restActive = rest.some((item) => item.active)
  return (
    <nav
      aria-label="League"
      className="fixed inset-x-0 bottom-0 z-20 flex border-t bg-surface px-1 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {shown.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.active ? 'page' : undefined}
          className={tabClass}
        >
          <span className="relative">
            {item.icon}
            {item.count ? <Pip value={item.count} /> : null}
          </span>
          <span className="max-w-full truncate">{item.label}</span>
        </Link>
      ))}
      {rest.length > 0 && (
        <Sheet
          open={open}
          onOpenChange={setOpen}
          title="More"
          trigger={
            <button type="button" className={cn(tabClass, restActive && 'text-accent-text')}>
              <span className="relative">
                <Ellipsis aria-hidden />
                {rest.some((item) => item.count) && (
                  <Pip value={rest.reduce((sum, item) => sum + (item.count ?? 0), 0)} />
                )}
              </span>
              More
            </button>
          }
        >
          {/* Following any link closes the sheet. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter arrives as a click */}
          <div onClick={() => setOpen(false)} className="-mx-5 -my-4">
            <List label="More places">
              {rest.map((item) => (
                <ListItem
                  key={item.href}
                  href={item.href}
                  title={item.label}
                  selected={item.active}
                  leading={<span className="text-muted [&_svg]:size-5">{item.icon}</span>}
                  trailing={item.count ? <Count value={item.count} /> : null}
                />
              ))}
            </List>
          </div>
        </Sheet>
      )}
    </nav>
  )
}

function Pip({ value }: { value: number }) {
  return (
    <span className="absolute -top-1.5 left-3">
      <Count value={value} />
    </span>
  )
}
