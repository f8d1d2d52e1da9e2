'use client'

import { FrozenBadge } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { Panel } from '@/components/ui/panel'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { RoundPreview } from '@/hooks/rounds/use-round-preview'
import type { RoundView } from '@/lib/contracts/views'
import { TeamName } from '../results/team-name'

/** Each team after the round: wins, what it pays, what is left; and who did not submit. */
export function PreviewTeams({ round, preview }: { round: RoundView; preview: RoundPreview }) {
  const { currencyId } = round
  const silent = preview.teams.filter((team) => !team.submitted)
  return (
    <Panel
      flush
      title="Teams after the round"
      description={
        silent.length === 0
          ? 'Every team submitted.'
          : `Did not submit: ${silent.map((team) => team.name).join(', ')}.`
      }
    >
      <Table stack label="Teams after the round">
        <THead>
          <Tr>
            <Th>Team</Th>
            <Th numeric>Wins</Th>
            <Th numeric>Pays</Th>
            <Th numeric>Left</Th>
          </Tr>
        </THead>
        <TBody>
          {preview.teams.map((team) => (
            <Tr key={team.teamId}>
              <Td lead>
                <TeamName teamId={team.teamId} />
                {team.frozen && (
                  <span className="ml-2">
                    <FrozenBadge />
                  </span>
                )}
                {!team.submitted && <span className="block pl-6 text-muted text-sm">did not submit</span>}
              </Td>
              <Td numeric label="Wins">
                {team.wins}
              </Td>
              <Td numeric label="Pays">
                <Money amount={team.spent} currencyId={currencyId} />
              </Td>
              <Td numeric label="" className="font-medium">
                <Money amount={team.left} currencyId={currencyId} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Panel>
  )
}
