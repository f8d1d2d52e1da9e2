import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { tabClass, tabListClass } from './tab-class'

export type TabLinksProps = {
  label: string
  tabs: readonly { href: string; label: ReactNode; count?: ReactNode; active?: boolean }[]
  className?: string
}

/** Tabs that are pages. */
export function TabLinks({ label, tabs, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={cn(tabListClass, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.active ? 'page' : undefined}
          className={tabClass}
        >
          {tab.label}
          {tab.count !== undefined && <span className="figure text-muted text-sm">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
