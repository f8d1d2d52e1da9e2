'use client'

import { useMemo, useState } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { toast } from '@/components/ui/toaster'
import { useCurrency, useFrozenWallet, useLeague } from '@/hooks/leagues/league-context'
import type { SheetAnswer } from '@/hooks/rounds/bid-sheet-rules'
import { bareMoney } from '@/hooks/rounds/bid-text'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { useIsTakingBids } from '@/hooks/rounds/use-is-taking-bids'
import { useSheetEditor } from '@/hooks/rounds/use-sheet-editor'
import { type Submission, useSubmission } from '@/hooks/rounds/use-submission'
import { withdrawSheet } from '@/lib/contracts/endpoints'
import type { PlayerView, RoundView } from '@/lib/contracts/views'
import { compareSheets, isSameSheet, toDraft } from '@/lib/domain/bid-sheet/compare-sheets'
import { countUnreadable, type Draft, draftOf } from '@/lib/domain/bid-sheet/edit-sheet'
import { type SheetFigures, sheetFigures } from '@/lib/domain/bid-sheet/sheet-figures'
import { RulesPanel } from '../facts/rules-panel'
import { count } from '../words'
import { SheetBar } from './sheet-bar'
import type { SheetButtonsProps } from './sheet-buttons'
import { SheetClash } from './sheet-clash'
import { SheetNotices } from './sheet-notices'
import { SheetPlayers } from './sheet-players'
import { SheetSummary } from './sheet-summary'
import { SubmitDialog, WithdrawDialog } from './submit-dialog'
import { WaitingSubmission } from './waiting-submission'

interface BidSheetProps {
  round: RoundView
  /** Of the round, in the order they are listed. */
  players: readonly PlayerView[]
  answer: SheetAnswer
  onBehind: () => unknown
}

/** Never taller than the window, where it stays in sight. */
const RAIL = 'grid gap-4 p-px lg:max-h-[calc(100dvh-var(--spacing-bar)-2rem)] lg:overflow-y-auto'

/** A manager's sheet in an open round: the bids, what they can cost, and the act of submitting them. */
export function BidSheet({ round, players, answer, onBehind }: BidSheetProps) {
  const { sheet, limits } = answer
  const { roster } = useLeague()
  const currency = useCurrency(round.currencyId)
  const locked = !useIsTakingBids(round)
  const frozen = useFrozenWallet(round.currencyId)
  const [asking, setAsking] = useState<'submit' | 'withdraw' | null>(null)
  const submission = useSubmission(round.id)
  const held = submission.waiting !== null && submission.waiting.state !== 'refused'
  const editor = useSheetEditor({ sheet, rules: round.rules, currency, locked, held, onBehind })
  const withdraw = useIdempotentMutation(withdrawSheet)

  const draft = useMemo(() => draftOf(editor.state), [editor.state])
  const submitted = useMemo(() => toDraft(sheet.submitted), [sheet.submitted])
  const change = useMemo(() => compareSheets(draft, submitted), [draft, submitted])
  const positionOf = useMemo(
    () => new Map(players.filter((player) => !player.owner).map((player) => [player.id, player.position])),
    [players],
  )
  const figures = useMemo(
    () => sheetFigures(draft, { rules: round.rules, currency, limits, positionOf }),
    [draft, round.rules, currency, limits, positionOf],
  )
  const names = useMemo(() => new Map(players.map((player) => [player.id, player.name])), [players])

  const params = { roundId: round.id }
  const onSubmit = async () => {
    const title = `${count(figures.bidCount, 'bid')} in ${round.name}`
    const done = await editor.send((body) => submission.submit(body, title))
    if (done) toast.success(`${count(done.sheet.submitted.length, 'bid')} submitted`)
  }
  const onWithdraw = async () => {
    await editor.send(() => withdraw.mutateAsync({ params }))
    toast.success('Your bids are withdrawn')
  }
  const onRevert = () => {
    for (const playerId of new Set([...Object.keys(draft), ...Object.keys(submitted)])) {
      const amount = submitted[playerId]
      if (draft[playerId] !== amount) {
        editor.type(playerId, amount === undefined ? '' : bareMoney(BigInt(amount), currency))
      }
    }
  }
  const waits = held ? waitsAs(draft, submission) : null
  const buttons: SheetButtonsProps = {
    waits: waits === 'same',
    submitted: sheet.submittedAt !== null,
    same: sheet.submittedAt !== null && isSameSheet(change) && countUnreadable(editor.state) === 0,
    hindrance: hindranceOf({ figures, locked, editor, submitted: sheet.submittedAt !== null }),
    onSubmit: () => setAsking('submit'),
    onWithdraw: () => setAsking('withdraw'),
    onRevert,
  }
  const shared = { round, sheet, figures, change, editor, locked, waits, buttons }
  const clash = Object.keys(editor.state.clashes).length > 0 && (
    <SheetClash
      clashes={editor.state.clashes}
      mine={draft}
      currency={currency}
      nameOf={(playerId) => names.get(playerId) ?? 'A player'}
      onResolve={editor.resolve}
    />
  )
  return (
    <>
      <PageGrid
        sticky
        now={
          <div className={RAIL}>
            {clash}
            <WaitingSubmission {...submission} />
            <SheetNotices general={figures.general} {...{ locked, frozen }} />
            <SheetSummary {...shared} funds={limits.funds} positions={roster.positions} />
          </div>
        }
        main={
          <>
            <SheetPlayers
              {...{ players, draft, submitted, figures, editor, currency, locked }}
              positions={roster.positions}
            />
            <RulesPanel round={round} />
          </>
        }
      />
      <SheetBar {...shared} clash={clash} funds={limits.funds} positions={roster.positions} />
      <SubmitDialog
        open={asking === 'submit'}
        onOpenChange={(open) => setAsking(open ? 'submit' : null)}
        {...{ round, sheet, change, figures, onSubmit }}
      />
      <WithdrawDialog
        open={asking === 'withdraw'}
        onOpenChange={(open) => setAsking(open ? 'withdraw' : null)}
        {...{ round, sheet, onWithdraw }}
      />
    </>
  )
}

/** Whether what waits to be submitted is what stands here. */
function waitsAs(draft: Draft, { waiting }: Submission): 'same' | 'changed' {
  return isSameSheet(compareSheets(draft, toDraft(waiting?.input.bids ?? []))) ? 'same' : 'changed'
}

/** Why the sheet cannot be submitted as it stands; null when it can. */
function hindranceOf(given: {
  figures: SheetFigures
  locked: boolean
  editor: ReturnType<typeof useSheetEditor>
  submitted: boolean
}): string | null {
  const { figures, locked, editor, submitted } = given
  if (locked) return 'The round has closed.'
  if (Object.keys(editor.state.clashes).length > 0) return 'Choose first whose changes to keep.'
  const wrong = figures.problems.size + countUnreadable(editor.state)
  if (wrong > 0) return `${count(wrong, 'bid')} cannot be submitted: see the list.`
  if (figures.general.length > 0) return figures.general[0] ?? null
  if (figures.bidCount > 0) return null
  return submitted ? 'There is no bid on the sheet. Withdraw to take your bids back.' : 'Write a bid first.'
}
