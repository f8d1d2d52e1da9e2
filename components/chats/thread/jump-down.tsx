import { ArrowDown } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** Back to the newest message, with how many came while one read above. */
export function JumpDown({ unread, onJump }: { unread: number; onJump: () => void }) {
  return (
    <Button
      size="sm"
      icon={<ArrowDown aria-hidden />}
      onClick={onJump}
      className="absolute right-4 bottom-3 rounded-full shadow-md"
    >
      {unread > 0 ? `${unread} new` : 'Newest'}
    </Button>
  )
}
