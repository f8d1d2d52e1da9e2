import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** The list before it is there, in its shape. */
export function PlayersSkeleton() {
  return (
    <div aria-busy>
      <div className="flex gap-2 py-3">
        <Skeleton className="h-9.5 w-full rounded-sm md:w-60" />
        <Skeleton className="h-9.5 w-80 rounded-sm max-md:hidden" />
      </div>
      <Panel flush>
        <SkeletonRows rows={12} label="Loading the players" />
      </Panel>
    </div>
  )
}
