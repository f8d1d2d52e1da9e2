'use client'

import { Skeleton } from '@/components/ui/skeleton'
import { useBidSheetWebSocket } from '@/hooks/rounds/use-bid-sheet-web-socket'
import { compareSheets, isSameSheet, toDraft } from '@/lib/domain/bid-sheet/compare-sheets'
import { count } from '../words'

/** What my team has in an open round, in a line. */
export function MySheetLine({ roundId, teamId }: { roundId: string; teamId: string }) {
  const { data, error } = useBidSheetWebSocket(roundId, teamId)
  if (!data) return error ? null : <Skeleton className="my-1 h-4 w-48" />
  const { draft, submitted } = data.sheet
  const same = isSameSheet(compareSheets(toDraft(draft), toDraft(submitted)))
  if (submitted.length > 0) {
    return (
      <p>
        {count(submitted.length, 'bid')} submitted
        {same ? '.' : <span className="text-warning">, and a draft that differs.</span>}
      </p>
    )
  }
  return draft.length > 0 ? (
    <p>
      A draft of {count(draft.length, 'bid')}, <span className="text-warning">not submitted</span>.
    </p>
  ) : (
    <p className="text-muted">You have no bid in it yet.</p>
  )
}
