import { PageGrid } from '@/components/shell/page-grid'
import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** The team's page before it is there, in its shape, so that nothing jumps. */
export function DashboardSkeleton() {
  return (
    <div aria-busy>
      <header className="flex items-center gap-3.5 pt-5 pb-4 md:pt-7 md:pb-5">
        <Skeleton className="h-16 w-13 rounded-md" />
        <div className="grid gap-2">
          <h1 className="sr-only">Loading the team</h1>
          <Skeleton className="h-7 w-52" />
          <Skeleton className="w-36" />
        </div>
      </header>
      <PageGrid
        now={
          <Panel>
            <div className="grid gap-4">
              <Skeleton className="h-6 w-2/3" />
              <Skeleton className="h-11 w-44" />
              <Skeleton className="h-12 w-full rounded-sm" />
            </div>
          </Panel>
        }
        main={
          <>
            <Panel>
              <div className="grid gap-5">
                <Skeleton className="h-6 w-24" />
                <Skeleton className="h-11 w-56" />
                <Skeleton className="h-2.5 w-full rounded-full" />
              </div>
            </Panel>
            <Panel title="Squad" flush>
              <SkeletonRows rows={8} label="Loading the squad" />
            </Panel>
          </>
        }
        aside={
          <Panel title="Latest" flush>
            <SkeletonRows rows={5} label="Loading the latest activity" />
          </Panel>
        }
      />
    </div>
  )
}
