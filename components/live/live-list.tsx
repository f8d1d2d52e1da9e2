import type { ReactNode } from 'react'
import { ErrorState } from '@/components/ui/error-state'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { LivePagesResult } from '@/hooks/live/use-live-pages'

interface LiveListProps {
  pages: Omit<LivePagesResult<unknown>, 'data'>
  /** How many are shown; undefined: not loaded. */
  count: number | undefined
  /** 'the log', 'older entries' */
  words: { all: string; older: string }
  /** Blocks that breathe while it loads. */
  rows?: number
  empty: ReactNode
  /** The list itself. */
  children: ReactNode
}

/** In a panel: a list that grows backwards, with what stands in its place while there is none. */
export function LiveList({ pages, count, words, rows = 6, empty, children }: LiveListProps) {
  const { error, refetch, hasEarlier, isLoadingEarlier, earlierError, loadEarlier } = pages
  if (count === undefined) {
    return error ? (
      <ErrorState
        title={`${words.all.charAt(0).toUpperCase()}${words.all.slice(1)} could not be loaded`}
        description={error.message}
        onRetry={() => void refetch()}
      />
    ) : (
      <SkeletonRows rows={rows} label={`Loading ${words.all}`} />
    )
  }
  return (
    <>
      {count === 0 ? empty : children}
      {earlierError && (
        <InlineAlert role="alert" tone="negative" title={earlierError.message} className="m-4" />
      )}
      {hasEarlier && (
        <LoadMore
          label={`Show ${words.older}`}
          loading={isLoadingEarlier}
          onLoadMore={() => void loadEarlier()}
        />
      )}
    </>
  )
}
