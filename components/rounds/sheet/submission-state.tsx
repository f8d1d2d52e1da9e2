'use client'

import { Clock3, Send, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BidSheetView } from '@/lib/contracts/views'
import { isSameSheet, type SheetChange } from '@/lib/domain/bid-sheet/compare-sheets'
import { When } from '../facts/when'
import { count } from '../words'

export interface SubmissionStateProps {
  sheet: BidSheetView
  change: SheetChange
  locked: boolean
  /** Submitted without a connection: whether what stands here is what waits. Null: nothing waits. */
  waits: 'same' | 'changed' | null
}

/** Draft or submitted, and how far one is from the other. */
export function SubmissionState({ sheet, change, locked, waits }: SubmissionStateProps) {
  const { submittedAt } = sheet
  if (waits) {
    return (
      <Line icon={<Clock3 aria-hidden />} title="Waits to be submitted">
        {waits === 'same'
          ? 'These bids count once they have arrived.'
          : 'You have changed the sheet since: submit again, or the bids of before are sent.'}
      </Line>
    )
  }
  if (submittedAt === null) {
    return (
      <Line title="Nothing is submitted yet">
        {locked
          ? 'A draft does not count.'
          : 'This is a draft that only your team sees. It counts once you submit it.'}
      </Line>
    )
  }
  const title = (
    <>
      {count(sheet.submitted.length, 'bid')} submitted <When at={submittedAt} />
    </>
  )
  if (isSameSheet(change)) {
    return (
      <Line icon={<Send aria-hidden />} title={title}>
        {locked ? 'They count.' : 'They count at the close, as they stand here.'}
      </Line>
    )
  }
  return (
    <Line icon={<TriangleAlert aria-hidden className="text-warning" />} title="Changed since you submitted">
      {changeText(change)}. {locked ? 'That was not submitted: ' : 'Until you submit again, '}
      what you submitted <When at={submittedAt} /> counts.
    </Line>
  )
}

export function changeText({ added, raised, lowered, removed }: SheetChange): string {
  const parts = [
    [added.length, 'added'],
    [raised.length, 'raised'],
    [lowered.length, 'lowered'],
    [removed.length, 'taken off'],
  ] as const
  return parts
    .filter(([size]) => size > 0)
    .map(([size, word], index) => (index === 0 ? `${count(size, 'bid')} ${word}` : `${size} ${word}`))
    .join(', ')
}

function Line({ icon, title, children }: { icon?: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <div className="text-muted">{children}</div>
      </div>
    </div>
  )
}
