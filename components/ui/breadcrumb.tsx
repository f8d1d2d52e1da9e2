import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { cn } from './cn'

export type BreadcrumbProps = {
  /** The last one is this page and needs no href. */
  items: readonly { label: string; href?: string }[]
  className?: string
}

export function Breadcrumb({ items, className }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb" className={className}>
      <ol className="flex flex-wrap items-center gap-1 text-muted text-sm">
        {items.map((item, index) => (
          <li key={item.label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5" />}
            {item.href ? (
              <Link
                href={item.href}
                className={cn('tap inline-flex items-center rounded-xs hover:text-text hover:underline')}
              >
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
