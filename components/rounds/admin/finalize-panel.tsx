'use client'

import { Gavel } from 'lucide-react'
import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import type { RoundPreview } from '@/hooks/rounds/use-round-preview'
import { finalizeBulkRound } from '@/lib/contracts/endpoints'
import type { RoundView } from '@/lib/contracts/views'
import { count, secondsText } from '../words'

/** The commissioner's act on a closed round. */
export function FinalizePanel({ round, preview }: { round: RoundView; preview: RoundPreview | undefined }) {
  const finalize = useIdempotentMutation(finalizeBulkRound)
  const act = async () => {
    const { awards, round: settled } = await finalize.mutateAsync({ params: { id: round.id } })
    const sold = count(awards.length, 'player')
    toast.success(
      settled.state === 'resolving'
        ? `${round.name} goes into tiebreakers: ${sold} sold so far`
        : `${round.name} is finalized: ${sold} sold`,
    )
  }
  return (
    <Panel lit title="Ready to finalize">
      <div className="grid gap-4">
        <p className="text-muted">
          Look through the awards. Finalizing makes all of them at once; only then does anybody else see a
          result.
        </p>
        {round.rules.tiebreaker && (
          <p className="text-muted text-sm">
            Ties become live tiebreakers of {secondsText(round.rules.tiebreaker.seconds)}. What hangs on none
            is sold at once; the rest follows when they are decided, by itself.
          </p>
        )}
        {finalize.isPending && <Progress label="Finalizing" value={null} text="one transaction" />}
        <ConfirmDialog
          trigger={
            <Button
              variant="primary"
              size="lg"
              block
              disabled={!preview}
              loading={finalize.isPending}
              icon={<Gavel aria-hidden />}
            >
              Finalize round
            </Button>
          }
          title={`Finalize ${round.name}?`}
          consequences={preview ? consequencesOf(round, preview) : []}
          confirmLabel="Finalize round"
          onConfirm={act}
        />
      </div>
    </Panel>
  )
}

function consequencesOf(round: RoundView, preview: RoundPreview) {
  const { currencyId } = round
  const paid = preview.teams.reduce((total, team) => total + BigInt(team.spent), 0n)
  const buyers = preview.teams.filter((team) => team.wins > 0).length
  return [
    `${count(preview.awards.length, 'player goes', 'players go')} to ${count(buyers, 'team')}, and into the squads at once.`,
    <>
      <Money amount={String(paid)} currencyId={currencyId} /> leaves the wallets; whatever else was held is
      free again{preview.ties.length > 0 && ', but for what stands in ties'}.
    </>,
    ...(preview.ties.length > 0
      ? [
          `${count(preview.ties.filter(({ waitsFor }) => waitsFor.length === 0).length, 'live tiebreaker opens', 'live tiebreakers open')} at once: the tied teams should be at their screens.`,
        ]
      : []),
    'Every team sees the result at once, in every open tab.',
    'Pressed twice, or by two people, it happens once. Afterwards it can only be undone by refunding.',
  ]
}
