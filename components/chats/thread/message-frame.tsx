import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { cn } from '@/components/ui/cn'
import type { PersonView } from '@/lib/contracts/views'
import { timeText } from '../words'

interface MessageFrameProps {
  author: PersonView
  /** ISO; null: not there yet. */
  at: string | null
  /** First of its group: with the author's name. */
  opens: boolean
  /** Shown for a moment: a quote led here. */
  lit?: boolean
  className?: string
  children: ReactNode
}

/** The place of a message in a thread: who, when, and room for what was said. */
export function MessageFrame({ author, at, opens, lit, className, children }: MessageFrameProps) {
  return (
    <article
      aria-label={at ? `${author.name}, ${timeText(at)}` : `${author.name}, on its way`}
      className={cn(
        'group relative flex gap-3 px-4 py-0.75 transition-colors duration-calm hover:bg-text/3 focus-within:bg-text/3 md:px-5',
        opens && 'mt-2.5',
        lit && 'bg-accent-soft',
        className,
      )}
    >
      <div className="w-9 shrink-0">{opens && <Avatar name={author.name} seed={author.userId} />}</div>
      <div className="min-w-0 flex-1 pointer-coarse:pr-8">
        {opens && (
          <p className="flex items-baseline gap-2">
            <span className="truncate font-semibold">{author.name}</span>
            {at && (
              <time dateTime={at} className="figure shrink-0 text-muted text-xs">
                {timeText(at)}
              </time>
            )}
          </p>
        )}
        {children}
      </div>
    </article>
  )
}
