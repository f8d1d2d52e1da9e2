'use client'

import { SmilePlus } from 'lucide-react'
import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { hasMine } from '@/hooks/feed/own-reactions'
import { type FeedPostView, REACTIONS, type Reaction } from '@/lib/contracts/views'

/** Or some systems draw a few of them from a font of symbols, without colours. */
export const emojiClass = '[font-family:emoji]'

const words: Record<Reaction, string> = {
  '👍': 'Thumbs up',
  '🔥': 'Fire',
  '😂': 'Laughing',
  '😮': 'Surprised',
  '👏': 'Applause',
  '💸': 'Money gone',
}

interface ReactionPickerProps {
  given: FeedPostView['reactions']
  me: string
  onPick: (emoji: Reaction) => void
}

/** Every reaction that there is, to choose from. */
export function ReactionPicker({ given, me, onPick }: ReactionPickerProps) {
  const [open, setOpen] = useState(false)
  const pick = (emoji: Reaction) => {
    setOpen(false)
    onPick(emoji)
  }
  return (
    <Popover
      label="Reactions"
      open={open}
      onOpenChange={setOpen}
      className="flex w-auto gap-1 p-1.5"
      trigger={
        <IconButton size="sm" label="React" className="-ml-1.5 rounded-full text-muted">
          <SmilePlus aria-hidden />
        </IconButton>
      }
    >
      {REACTIONS.map((emoji) => {
        const mine = hasMine(given, emoji, me)
        return (
          <IconButton
            key={emoji}
            label={words[emoji]}
            aria-pressed={mine}
            onClick={() => pick(emoji)}
            className={cn('text-lg', mine && 'bg-accent-soft')}
          >
            <span className={emojiClass}>{emoji}</span>
          </IconButton>
        )
      })}
    </Popover>
  )
}
