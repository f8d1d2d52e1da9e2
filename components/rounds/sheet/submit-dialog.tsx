'use client'

import { Money } from '@/components/money/money'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useIsAway } from '@/hooks/live/use-is-away'
import { SUBMISSION_MINUTES } from '@/hooks/rounds/sheet-deeds'
import type { BidSheetView, RoundView } from '@/lib/contracts/views'
import type { SheetChange } from '@/lib/domain/bid-sheet/compare-sheets'
import type { SheetFigures } from '@/lib/domain/bid-sheet/sheet-figures'
import { whenText } from '../facts/when'
import { count } from '../words'
import { changeText } from './submission-state'

interface SubmitDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  round: RoundView
  sheet: BidSheetView
  change: SheetChange
  figures: SheetFigures
  onSubmit: () => Promise<unknown>
}

export function SubmitDialog(props: SubmitDialogProps) {
  const { open, onOpenChange, round, sheet, change, figures, onSubmit } = props
  const { currencyId, closesAt } = round
  const again = sheet.submittedAt !== null
  const away = useIsAway()
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Submit ${count(figures.bidCount, 'bid')} in ${round.name}?`}
      description={again ? `In place of what you submitted before: ${changeText(change)}.` : undefined}
      consequences={[
        ...(away ? [AWAY] : []),
        <>
          The most this sheet can cost is <Money amount={String(figures.worst)} currencyId={currencyId} />.
          That much is held in your wallet until the round is settled.
        </>,
        'The bids are sealed: nobody reads them before the close, the commissioner included.',
        closesAt
          ? `You may change or withdraw them until the round closes ${whenText(closesAt)}.`
          : 'You may change or withdraw them until the round closes.',
      ]}
      confirmLabel={away ? 'Submit when I am back' : again ? 'Submit again' : 'Submit bids'}
      onConfirm={onSubmit}
    />
  )
}

const AWAY = `There is no connection: the bids wait on this device and are submitted when you are back, if that is within ${SUBMISSION_MINUTES} minutes and before the close, and nobody has changed the sheet. Until then nothing is bid.`

interface WithdrawDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  round: RoundView
  sheet: BidSheetView
  onWithdraw: () => Promise<unknown>
}

export function WithdrawDialog({ open, onOpenChange, round, sheet, onWithdraw }: WithdrawDialogProps) {
  return (
    <ConfirmDialog
      danger
      open={open}
      onOpenChange={onOpenChange}
      title={`Withdraw your ${count(sheet.submitted.length, 'bid')}?`}
      consequences={[
        'You are no longer bidding in this round, unless you submit again before the close.',
        <>
          <Money amount={sheet.held} currencyId={round.currencyId} /> is no longer held and is yours to use.
        </>,
        'Your draft stays as it is. Bids submitted again take a new time.',
      ]}
      confirmLabel="Withdraw bids"
      cancelLabel="Keep them"
      onConfirm={onWithdraw}
    />
  )
}
