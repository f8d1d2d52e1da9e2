'use client'

import { Shield } from 'lucide-react'
import Link from 'next/link'
import { FrozenBadge } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { Crest } from '@/components/ui/crest'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { LeagueView } from '@/lib/contracts/views'
import { countPlaces } from '@/lib/domain/roster/extra-places'
import { SquadFill } from './squad-fill'

type Team = LeagueView['teams'][number]

/** Every team with its money and its squad: one's own is marked. */
export function TeamsPanel() {
  const league = useLeague()
  if (league.teams.length === 0) return <NoTeams />
  return (
    <Panel flush title="Teams" id="teams">
      <Table label="Teams" stack>
        <THead>
          <tr>
            <Th>Team</Th>
            <Th>Squad</Th>
            {firstLast(league.currencies).map((currency) => (
              <Th key={currency.id} numeric>
                {league.currencies.length === 1 ? 'Balance' : currency.name}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {league.teams.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </TBody>
      </Table>
    </Panel>
  )
}

function TeamRow({ team }: { team: Team }) {
  const { slug, me, currencies, roster } = useLeague()
  const managers = team.managers.map(({ name }) => name).join(', ')
  return (
    <Tr selected={team.id === me.teamId}>
      <Td lead>
        <div className="flex items-center gap-3">
          <Crest name={team.name} seed={team.id} size="sm" />
          <div className="min-w-0">
            <Link
              href={paths.team(slug, team.id)}
              className="block truncate font-medium hover:underline max-sm:max-w-48 sm:max-w-72"
            >
              {team.name}
            </Link>
            <p className="truncate text-muted text-sm max-sm:max-w-48 sm:max-w-72">
              {managers || 'No manager yet'}
              {team.id === me.teamId && ' · yours'}
            </p>
          </div>
        </div>
      </Td>
      <Td label="Squad">
        <SquadFill count={team.squadCount} size={roster.squadSize + countPlaces(team.extra)} />
      </Td>
      {firstLast(currencies).map(({ id, code }, index) => {
        const wallet = team.wallets.find(({ currencyId }) => currencyId === id)
        const last = index === currencies.length - 1
        return (
          <Td key={id} numeric label={last ? undefined : code}>
            {wallet?.frozen && (
              <>
                <FrozenBadge />{' '}
              </>
            )}
            {wallet ? <Money amount={wallet.total} currencyId={id} className="font-medium" /> : '–'}
          </Td>
        )
      })}
    </Tr>
  )
}

/** The league's first currency stands at the end, where the eye looks for the figure that matters. */
const firstLast = <T,>([first, ...others]: readonly T[]): T[] =>
  first === undefined ? others : [...others, first]

function NoTeams() {
  const commissioner = useIsCommissioner()
  return (
    <Panel title="Teams">
      <EmptyState
        icon={<Shield aria-hidden />}
        title="There are no teams yet"
        description={
          commissioner
            ? 'A team has a wallet in every currency and a squad to fill. Managers join by invite.'
            : 'They show here as soon as your commissioner adds them.'
        }
      />
    </Panel>
  )
}
