'use client'

import { ChevronUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Money } from '@/components/money/money'
import { ActionBar } from '@/components/shell/action-bar'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { saveStatus } from '@/lib/domain/bid-sheet/edit-sheet'
import { RoundClock } from '../facts/round-clock'
import { SaveLine } from './save-line'
import { SubmitButton, WayBack } from './sheet-buttons'
import { SheetDetail, type SheetDetailProps } from './sheet-detail'

const saveWords = {
  saved: 'saved',
  unsaved: 'not saved yet',
  saving: 'saving…',
  conflict: 'changed elsewhere',
  offline: 'not saved: offline',
  refused: 'not saved',
} as const

/** Below `lg`: countdown, sum and the act under the thumb; all the rest a tap away. */
export function SheetBar(props: SheetDetailProps & { clash: ReactNode }) {
  const { clash, round, figures, editor, buttons, locked } = props
  const [open, setOpen] = useState(false)
  const bids = figures.bidCount === 1 ? '1 bid' : `${figures.bidCount} bids`
  const action = clash ? (
    <Button variant="primary" onClick={() => setOpen(true)}>
      Choose
    </Button>
  ) : locked ? null : (
    <SubmitButton {...buttons} />
  )
  return (
    <ActionBar label="Your sheet" action={action}>
      {round.closesAt && <RoundClock closesAt={round.closesAt} hideLabel />}
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="Your sheet"
        description={round.name}
        trigger={
          <button type="button" className="tap flex min-w-0 items-center gap-2 rounded-sm text-left text-sm">
            <span className="grid min-w-0">
              <span className="truncate font-medium">
                {bids} · <Money amount={String(figures.worst)} currencyId={round.currencyId} compact />
              </span>
              <span className="truncate text-muted">
                {locked ? 'closed' : saveWords[saveStatus(editor.state)]}
              </span>
            </span>
            <ChevronUp aria-hidden className="size-4 shrink-0 text-muted" />
          </button>
        }
      >
        <div className="grid gap-4">
          {clash}
          <SheetDetail {...props} />
          {!locked && <SaveLine state={editor.state} onRetry={editor.retry} />}
          {!locked && (
            // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls
            // biome-ignore lint/a11y/useKeyWithClickEvents: a button's Enter arrives as a click
            <div onClick={() => setOpen(false)}>
              <WayBack {...buttons} />
            </div>
          )}
          {buttons.hindrance && !buttons.same && <p className="text-muted text-sm">{buttons.hindrance}</p>}
        </div>
      </Sheet>
    </ActionBar>
  )
}
