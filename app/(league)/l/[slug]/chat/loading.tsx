import { ThreadSkeleton } from '@/components/chats/thread/thread-skeleton'

export default function Loading() {
  return <ThreadSkeleton />
}
