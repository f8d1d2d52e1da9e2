'use client'

import type { SheetEditor } from '@/hooks/rounds/use-sheet-editor'
import type { RosterRules } from '@/lib/contracts/round-rules'
import type { BidSheetView, RoundView } from '@/lib/contracts/views'
import type { SheetChange } from '@/lib/domain/bid-sheet/compare-sheets'
import type { SheetFigures } from '@/lib/domain/bid-sheet/sheet-figures'
import { OpenSlots } from './open-slots'
import type { SheetButtonsProps } from './sheet-buttons'
import { SheetStats } from './sheet-stats'
import { SubmissionState, type SubmissionStateProps } from './submission-state'

export interface SheetDetailProps {
  round: RoundView
  sheet: BidSheetView
  funds: string
  figures: SheetFigures
  positions: RosterRules['positions']
  change: SheetChange
  editor: SheetEditor
  locked: boolean
  waits: SubmissionStateProps['waits']
  buttons: SheetButtonsProps
}

/** Figures, open slots and what is submitted: the same in the rail and under the phone's bar. */
export function SheetDetail(props: SheetDetailProps) {
  const { round, sheet, funds, figures, positions, change, locked, waits } = props
  return (
    <>
      <SheetStats {...{ round, sheet, funds, figures }} />
      <div className="border-t pt-3">
        <OpenSlots open={figures.open} positions={positions} />
      </div>
      <div className="border-t pt-3">
        <SubmissionState {...{ sheet, change, locked, waits }} />
      </div>
    </>
  )
}
