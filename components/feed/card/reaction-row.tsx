'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { toast } from '@/components/ui/toaster'
import { Tooltip } from '@/components/ui/tooltip'
import { useReactions } from '@/hooks/feed/use-reactions'
import { useLeague } from '@/hooks/leagues/league-context'
import type { FeedPostView } from '@/lib/contracts/views'
import { listNames } from '../words'
import { emojiClass, ReactionPicker } from './reaction-picker'

interface ReactionRowProps {
  post: FeedPostView
  nameOf: (userId: string) => string
  /** At the end of the row. */
  children?: ReactNode
}

/** The reactions to a post: a press adds mine or takes it back. */
export function ReactionRow({ post, nameOf, children }: ReactionRowProps) {
  const { me } = useLeague()
  const { reactions, toggle } = useReactions(post, me.userId, toast.error)
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {reactions.map(({ emoji, userIds }) => {
        const mine = userIds.includes(me.userId)
        const others = userIds.filter((userId) => userId !== me.userId).map(nameOf)
        const who = listNames(mine ? ['You', ...others] : others)
        return (
          <Tooltip key={emoji} content={who}>
            <Button
              size="sm"
              variant="ghost"
              aria-pressed={mine}
              aria-label={`${emoji} ${userIds.length}: ${who}`}
              onClick={() => toggle(emoji)}
              className={cn(
                'figure rounded-full border-line bg-sunken px-2.5',
                mine && 'border-accent-text/60 bg-accent-soft text-accent-text',
              )}
            >
              <span className={emojiClass}>{emoji}</span> {userIds.length}
            </Button>
          </Tooltip>
        )
      })}
      <ReactionPicker given={reactions} me={me.userId} onPick={toggle} />
      {children}
    </div>
  )
}
