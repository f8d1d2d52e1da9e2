import { ReceiptText, SearchX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { wholeStatement } from '@/lib/domain/statement/filter'
import type { FilterProps } from './statement-props'
import { dayText, filterWords, lineCount } from './words'

export function NoLines() {
  return (
    <Panel title="Statement">
      <EmptyState
        icon={<ReceiptText />}
        title="No money has moved yet"
        description="Every amount that goes in or out stands here, with its reason and what was left."
      />
    </Panel>
  )
}

/** Says which filters leave nothing, and lets each be taken away. */
export function NothingFound({ filter, players, onChange, postings }: FilterProps & { postings: number }) {
  const { kind, playerId, from, to } = filter
  return (
    <EmptyState
      icon={<SearchX />}
      title={`No line is ${filterWords(filter, players)}`}
      description={
        from && to && from > to
          ? `${dayText(from)} is after ${dayText(to)}.`
          : `The wallet has ${lineCount(postings)}; the filter hides ${postings === 1 ? 'it' : 'them all'}.`
      }
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {kind && (
            <Button size="sm" onClick={() => onChange({ kind: null })}>
              Any kind
            </Button>
          )}
          {playerId && (
            <Button size="sm" onClick={() => onChange({ playerId: null })}>
              Any player
            </Button>
          )}
          {(from || to) && (
            <Button size="sm" onClick={() => onChange({ from: null, to: null })}>
              Any day
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={() => onChange(wholeStatement)}>
            Clear all
          </Button>
        </div>
      }
    />
  )
}
