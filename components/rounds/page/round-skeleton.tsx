import { PageGrid } from '@/components/shell/page-grid'
import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** A page of a round on its way. */
export function RoundSkeleton() {
  return (
    <div className="page pb-12" aria-busy>
      <div className="pt-5 pb-4 md:pt-7 md:pb-5">
        <Skeleton className="mb-3 h-4 w-32" />
        <Skeleton className="mb-2 h-7 w-64 max-w-full" />
        <Skeleton className="h-4 w-44" />
      </div>
      <PageGrid
        now={
          <Panel className="max-lg:hidden">
            <div className="grid gap-4">
              <Skeleton className="h-10 w-36" />
              <Skeleton className="h-28" />
              <Skeleton className="h-12" />
            </div>
          </Panel>
        }
        main={
          <Panel flush>
            <SkeletonRows rows={8} label="Loading the round" />
          </Panel>
        }
      />
    </div>
  )
}
