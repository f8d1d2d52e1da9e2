'use client'

import { BooksLight } from '@/components/books/books-light'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { RoleBadge } from '../role-badge'
import { NextSteps } from './next-steps'
import { OwnWallets } from './own-wallets'
import { RosterPanel } from './roster-panel'
import { RoundsPanel } from './rounds-panel'
import { TeamsPanel } from './teams-panel'

/** The league at a glance: what is open, who has what. */
export function LeagueOverview() {
  const league = useLeague()
  const commissioner = useIsCommissioner()
  const counts = [
    count(league.teams.length, 'team'),
    count(league.playerCount, 'player'),
    `squads of ${league.roster.squadSize}`,
  ]
  return (
    <div className="page pb-12">
      <PageHeader
        title={league.name}
        status={<RoleBadge role={league.me.role} />}
        description={<span className="figure">{counts.join(' · ')}</span>}
        actions={<BooksLight />}
      />
      <PageGrid
        now={
          <>
            <RoundsPanel />
            {league.me.teamId && <OwnWallets teamId={league.me.teamId} />}
          </>
        }
        main={
          <>
            {commissioner && <NextSteps />}
            <TeamsPanel />
          </>
        }
        aside={<RosterPanel />}
      />
    </div>
  )
}

const count = (value: number, noun: string) =>
  `${value.toLocaleString('en-GB')} ${value === 1 ? noun : `${noun}s`}`
