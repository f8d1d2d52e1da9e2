'use client'

import { cn } from '@/components/ui/cn'
import { Popover } from '@/components/ui/popover'
import { relativeText } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusPill } from '@/components/ui/status-pill'
import type { Tone } from '@/components/ui/tone'
import { type BooksLight as Light, lightOf } from '@/hooks/books/books-light'
import { useBooksWebSocket } from '@/hooks/books/use-books-web-socket'
import { useLeague } from '@/hooks/leagues/league-context'
import { useMinuteClock } from '@/hooks/live/use-minute-clock'
import type { BooksView } from '@/lib/contracts/views'
import { BooksExplained } from './books-explained'

const tones: Record<Light, Tone> = {
  balanced: 'positive',
  late: 'warning',
  never: 'warning',
  wrong: 'negative',
}

/** Whether the books of the league balance, and when that was last looked at; it opens to say what was. */
export function BooksLight({ className }: { className?: string }) {
  const { id } = useLeague()
  const { data, error } = useBooksWebSocket(id)
  const now = useMinuteClock()
  // A light that cannot be read is no light, and the page does without.
  if (error && !data) return null
  if (!data || now === null) return <Skeleton className={cn('h-6 w-60 rounded-full', className)} />
  const { books } = data
  const light = lightOf(books, now)
  return (
    <Popover
      label="The books"
      className="w-80"
      trigger={
        <button type="button" className={cn('hit tap inline-flex items-center rounded-full', className)}>
          <StatusPill tone={tones[light]} className="figure">
            {inShort(light, books, now)}
          </StatusPill>
        </button>
      }
    >
      <BooksExplained books={books} light={light} now={now} />
    </Popover>
  )
}

function inShort(light: Light, { checkedAt, wrongWallets }: BooksView, now: number): string {
  const ago = checkedAt === null ? '' : relativeText(new Date(checkedAt), now)
  if (light === 'never') return 'Books not checked yet'
  if (light === 'late') return `Books last checked ${ago}`
  if (light === 'balanced') return `The books balance · checked ${ago}`
  if (wrongWallets === 0) return 'The books do not balance'
  return `The books do not balance · ${wrongWallets} ${wrongWallets === 1 ? 'wallet' : 'wallets'}`
}
