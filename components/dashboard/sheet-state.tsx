import { InlineAlert } from '@/components/ui/inline-alert'
import { RelativeTime } from '@/components/ui/relative-time'
import { Stat, StatRow } from '@/components/ui/stat'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getDashboard } from '@/lib/contracts/endpoints'

export type SheetSummary = AnswerOf<typeof getDashboard>['sheets'][number]

/** What my team has in a round: what stands, and what is only a draft. */
export function SheetState({ sheet, open }: { sheet: SheetSummary | null; open: boolean }) {
  const draft = sheet?.draftCount ?? 0
  const submitted = sheet?.submittedCount ?? 0
  if (draft + submitted === 0) {
    return (
      <p className="text-muted text-sm">
        {open ? 'You have not bid yet.' : 'You did not bid in this round.'}
      </p>
    )
  }
  return (
    <div className="grid gap-3">
      <StatRow columns={2}>
        <Stat
          label="Submitted"
          value={submitted}
          note={sheet?.submittedAt ? <RelativeTime at={sheet.submittedAt} /> : 'not yet'}
        />
        <Stat label="In draft" value={draft} note="seen by you alone" />
      </StatRow>
      {open && submitted === 0 && (
        <InlineAlert tone="warning" title="Nothing is submitted">
          A draft bids for nothing until you submit it.
        </InlineAlert>
      )}
    </div>
  )
}
