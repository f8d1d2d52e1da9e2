'use client'

import { ArrowUp } from 'lucide-react'
import { count as counted } from '@/components/rounds/words'
import { Button } from '@/components/ui/button'

/** Says how many posts wait, and lets them in. It stays in sight and takes no room. */
export function NewPosts({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div
      role="status"
      className="pointer-events-none sticky top-[calc(var(--spacing-bar)+0.75rem)] z-10 grid h-0 justify-items-center"
    >
      {count > 0 && (
        <Button
          size="sm"
          variant="primary"
          icon={<ArrowUp aria-hidden />}
          onClick={onShow}
          className="pointer-events-auto animate-rise rounded-full shadow-md"
        >
          {counted(count, 'new post')}
        </Button>
      )}
    </div>
  )
}
