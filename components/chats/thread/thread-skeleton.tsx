import { Skeleton } from '@/components/ui/skeleton'

const widths = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/3']

/** A thread that is on its way. */
export function ThreadSkeleton() {
  return (
    <div role="status" aria-busy className="flex flex-1 flex-col">
      <h1 className="sr-only">Chat</h1>
      <span className="sr-only">Loading the chat</span>
      <div className="flex items-center gap-3 border-b px-4 py-2.5">
        <Skeleton className="size-9 rounded-full" />
        <Skeleton className="h-6 w-40" />
      </div>
      <div className="flex flex-1 flex-col justify-end gap-5 p-5">
        {widths.map((width) => (
          <div key={width} className="flex gap-3">
            <Skeleton className="size-9 shrink-0 rounded-full" />
            <div className="grid flex-1 gap-2">
              <Skeleton className="w-24" />
              <Skeleton className={width} />
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
