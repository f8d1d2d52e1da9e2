'use client'

import { RichText } from '@/components/text/rich-text'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { FeedPostView } from '@/lib/contracts/views'
import { AwardsCard } from '../subject/awards-card'
import { FreezeCard } from '../subject/freeze-card'
import { MoneyCard } from '../subject/money-card'
import { TiebreakerCard } from '../subject/tiebreaker-card'

interface PostBodyProps {
  post: FeedPostView
  alone: boolean
  unfolded: boolean
  onUnfold: (unfolded: boolean) => void
}

/** Among others a post takes no more than about a screen of a phone. */
const LONG = { characters: 900, lines: 14 }
const isLong = (text: string) =>
  text.length > LONG.characters || text.split('\n', LONG.lines + 1).length > LONG.lines

/** What a post says: a person's text, or what Gavel tells of. */
export function PostBody({ post, alone, unfolded, onUnfold }: PostBodyProps) {
  const { subject, text } = post
  if (subject?.kind === 'tiebreaker') return <TiebreakerCard subject={subject} />
  if (subject?.kind === 'money') return <MoneyCard subject={subject} />
  if (subject?.kind === 'freeze') return <FreezeCard subject={subject} />
  if (subject) return <AwardsCard subject={subject} unfolded={unfolded} onUnfold={onUnfold} />
  const folds = !alone && isLong(text)
  return (
    <div className="grid justify-items-start gap-1">
      <RichText
        text={text}
        className={cn('w-full min-w-0', folds && !unfolded && 'max-h-72 overflow-hidden mask-b-from-70%')}
      />
      {folds && (
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={unfolded}
          onClick={() => onUnfold(!unfolded)}
          className="-ml-2.5"
        >
          {unfolded ? 'Show less' : 'Show all'}
        </Button>
      )}
    </div>
  )
}
