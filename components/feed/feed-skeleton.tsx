import { Skeleton } from '@/components/ui/skeleton'

/** Posts on their way. */
export function FeedSkeleton({ posts = 3 }: { posts?: number }) {
  return (
    <div role="status" className="divide-y">
      <span className="sr-only">Loading the feed</span>
      {Array.from({ length: posts }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={index} className="grid gap-3 px-4 py-4 md:px-5">
          <div className="flex items-center gap-3">
            <Skeleton className="size-9 rounded-full" />
            <Skeleton className="w-40" />
          </div>
          <Skeleton className="w-full" />
          <Skeleton className={index % 2 ? 'w-1/2' : 'w-3/4'} />
        </div>
      ))}
    </div>
  )
}
