'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from './button'
import { cn } from './cn'
import { IconButton } from './icon-button'

export type LoadMoreProps = { onLoadMore: () => void; loading?: boolean; label?: string; className?: string }

/** Under a list that goes on. */
export function LoadMore({ onLoadMore, loading, label = 'Show more', className }: LoadMoreProps) {
  return (
    <div className={cn('flex justify-center p-3', className)}>
      <Button size="sm" onClick={onLoadMore} loading={loading}>
        {label}
      </Button>
    </div>
  )
}

export type PaginationProps = {
  /** From 1. */
  page: number
  pageCount: number
  onPage: (page: number) => void
  className?: string
}

export function Pagination({ page, pageCount, onPage, className }: PaginationProps) {
  return (
    <nav aria-label="Pages" className={cn('flex items-center justify-end gap-2', className)}>
      <IconButton label="Previous page" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <span className="figure text-muted text-sm" aria-live="polite">
        Page {page} of {pageCount}
      </span>
      <IconButton label="Next page" disabled={page >= pageCount} onClick={() => onPage(page + 1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </nav>
  )
}
