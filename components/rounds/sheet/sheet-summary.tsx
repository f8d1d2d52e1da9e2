'use client'

import { Panel } from '@/components/ui/panel'
import { RoundClock } from '../facts/round-clock'
import { When } from '../facts/when'
import { SaveLine } from './save-line'
import { SheetButtons } from './sheet-buttons'
import { SheetDetail, type SheetDetailProps } from './sheet-detail'

/** The rail of the sheet, from `lg` up. */
export function SheetSummary(props: SheetDetailProps) {
  const { round, editor, buttons, locked } = props
  return (
    <Panel lit={!locked} className="max-lg:hidden">
      <div className="grid gap-4">
        {round.closesAt && (
          <div className="flex items-end justify-between gap-4">
            <RoundClock closesAt={round.closesAt} size="lg" />
            <p className="pb-1.5 text-right text-muted text-sm">
              <When at={round.closesAt} />
            </p>
          </div>
        )}
        <SheetDetail {...props} />
        {!locked && <SheetButtons {...buttons} />}
        {!locked && <SaveLine state={editor.state} onRetry={editor.retry} />}
      </div>
    </Panel>
  )
}
