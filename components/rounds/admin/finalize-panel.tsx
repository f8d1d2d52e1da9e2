'use client'

import { Gavel } from 'lucide-react'
import { Money } from '@/components/money/money'
import { listTeams } from '@/components/money/words'
import { Button, ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import type { RoundPreview } from '@/hooks/rounds/use-round-preview'
import { finalizeBulkRound } from '@/lib/contracts/endpoints'
import { paths } from '@/lib/contracts/paths'
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
  const frozen = preview?.teams.filter((team) => team.frozen).map((team) => team.name) ?? []
  return (
    <Panel lit title={frozen.length > 0 ? 'Not ready to finalize' : 'Ready to finalize'}>
      <div className="grid gap-4">
        {frozen.length > 0 && <StoppedByFrozen teams={frozen} />}
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
              disabled={!preview || frozen.length > 0}
              loading={finalize.isPending}
              icon={<Gavel aria-hidden />}
            >
              Finalize round
            </Button>
          }
          title={`Finalize ${round.name}?`}
          consequences={preview ? consequencesOf(round, preview) : []}
          confirmLabel="Finalize round"
          confirmDisabled={frozen.length > 0}
          onConfirm={act}
        />
      </div>
    </Panel>
  )
}

function StoppedByFrozen({ teams }: { teams: readonly string[] }) {
  const { slug } = useLeague()
  return (
    <InlineAlert
      role="status"
      title={
        teams.length === 1
          ? `The wallet of ${teams[0]} is frozen`
          : `The wallets of ${listTeams(teams)} are frozen`
      }
      action={
        <ButtonLink href={paths.money(slug)} size="sm">
          Money
        </ButtonLink>
      }
    >
      Finalizing changes {teams.length === 1 ? 'it' : 'them'}, all at once or nothing: unfreeze{' '}
      {teams.length === 1 ? 'it' : 'them'} first.
    </InlineAlert>
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
