'use client'

import { useState } from 'react'
import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { priceFor } from '@/hooks/tiebreakers/tiebreaker-state'
import { decideTiebreaker } from '@/lib/contracts/endpoints'
import type { ToolsProps } from './tools-props'

const LONGEST_REASON = 300

/** Gives the player to one of the teams still in, at what it stands at, with a reason that everyone reads. */
export function DecideDialog({ tiebreaker, onDone }: ToolsProps) {
  const { teams } = useLeague()
  const decide = useIdempotentMutation(decideTiebreaker, onDone)
  const [teamId, setTeamId] = useState('')
  const [reason, setReason] = useState('')
  const { player, currencyId, leader } = tiebreaker
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? 'A team that left'
  const left = tiebreaker.teams.filter(({ withdrawnAt }) => withdrawnAt === null)
  const chosen = left.find((team) => team.teamId === teamId)
  // A finger on the price chooses the team: what is printed there must not catch it.
  const price = (id: string) => (
    <Money amount={priceFor(tiebreaker, id)} currencyId={currencyId} className="pointer-events-none" />
  )
  return (
    <ConfirmDialog
      danger
      trigger={<Button size="sm">Decide…</Button>}
      title={`Decide who has ${player.name}?`}
      consequences={[
        'Bidding ends for everybody at this moment.',
        chosen ? (
          <>
            {nameOf(chosen.teamId)} pays {price(chosen.teamId)} and has {player.name} at once.
          </>
        ) : (
          'The team that you choose pays what is named beside it, and has the player at once.'
        ),
        'Everybody reads your reason.',
      ]}
      confirmLabel="Decide"
      confirmDisabled={!chosen || reason.trim() === ''}
      onConfirm={async () => {
        await decide.mutateAsync({ params: { id: tiebreaker.id }, body: { teamId, reason } })
        toast.success(`${nameOf(teamId)} has ${player.name}`)
      }}
    >
      <RadioGroup
        label="Team"
        value={teamId}
        onValueChange={setTeamId}
        options={left.map((team) => ({
          value: team.teamId,
          label: nameOf(team.teamId),
          hint: (
            <>
              {leader?.teamId === team.teamId ? 'Leads, pays its bid of ' : 'Pays the tied amount of '}
              {price(team.teamId)}
            </>
          ),
        }))}
      />
      <Field label="Reason">
        <Textarea
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  )
}
