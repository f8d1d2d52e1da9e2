import { PageGrid } from '@/components/shell/page-grid'
import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** The page of a tiebreaker on its way, in its shape. */
export function TiebreakerSkeleton() {
  return (
    <div className="page pb-12" aria-busy>
      <div className="pt-5 pb-4 md:pt-7 md:pb-5">
        <h1 className="sr-only">Loading the tiebreaker</h1>
        <Skeleton className="mb-3 h-4 w-40" />
        <Skeleton className="mb-2 h-7 w-64 max-w-full" />
        <Skeleton className="h-4 w-44" />
      </div>
      <PageGrid
        now={
          <Panel>
            <div className="grid gap-4">
              <Skeleton className="h-12 w-36" />
              <Skeleton className="h-16" />
              <Skeleton className="h-12" />
            </div>
          </Panel>
        }
        main={
          <Panel flush title="Bids">
            <SkeletonRows rows={4} label="Loading the bids" />
          </Panel>
        }
      />
    </div>
  )
}
