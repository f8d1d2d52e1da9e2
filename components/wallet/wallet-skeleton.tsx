import { PageGrid } from '@/components/shell/page-grid'
import { Panel } from '@/components/ui/panel'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

/** The statement before it is there, in its shape. */
export function WalletSkeleton() {
  return (
    <div aria-busy>
      <header className="grid gap-2 pt-5 pb-4 md:pt-7 md:pb-5">
        <h1 className="sr-only">Loading the wallet</h1>
        <Skeleton className="w-32" />
        <Skeleton className="h-9 w-72 max-w-full" />
      </header>
      <PageGrid
        now={
          <Panel title="Balance">
            <div className="grid gap-4">
              <Skeleton className="h-11 w-48" />
              <Skeleton className="h-8 w-40" />
            </div>
          </Panel>
        }
        main={
          <Panel title="Statement" flush>
            <SkeletonRows rows={10} label="Loading the statement" />
          </Panel>
        }
      />
    </div>
  )
}
