import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** A page that is on its way: its header and its first panel. */
export function PageSkeleton() {
  return (
    <div className="page pb-12" aria-busy>
      <div className="grid gap-2.5 pt-6 pb-5 md:pt-8">
        <Skeleton className="h-7 w-56" />
        <Skeleton className="w-40" />
      </div>
      <Panel flush>
        <SkeletonRows rows={6} label="Loading the page" />
      </Panel>
    </div>
  )
}
