import { Fragment } from 'react'
import { NextPaymentsPanel } from '@/components/income/next-payments-panel'
import { PageGrid } from '@/components/shell/page-grid'
import { PageHeader } from '@/components/shell/page-header'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import { Badge } from '@/components/ui/badge'
import { Crest } from '@/components/ui/crest'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getDashboard } from '@/lib/contracts/endpoints'
import { spentByCurrency } from '@/lib/domain/squad/group-by-position'
import { ActivityPanel } from './activity-panel'
import { NoRounds } from './no-rounds'
import { RoundPanel } from './round-panel'
import { SquadPanel } from './squad-panel'
import { WalletPanel } from './wallet-panel'

export type Dashboard = AnswerOf<typeof getDashboard>

/** A team's front page, for its own people and for everyone else. */
export function DashboardView({ dashboard }: { dashboard: Dashboard }) {
  const { team, mine, wallets, squad, income, boosts, activity } = dashboard
  return (
    <>
      <PageHeader
        leading={<Crest name={team.name} seed={team.id} size="lg" />}
        title={team.name}
        status={mine && <Badge tone="accent">My team</Badge>}
        description={managedBy(team.managers)}
      />
      <PageGrid
        now={<Rounds dashboard={dashboard} />}
        main={
          <>
            <Wallets dashboard={dashboard} />
            <NextPaymentsPanel rules={income} wallets={wallets} boosts={boosts} />
            <SquadPanel squad={squad} mine={mine} />
          </>
        }
        aside={<ActivityPanel activity={activity} />}
      />
    </>
  )
}

function Rounds({ dashboard: { team, rounds, sheets, mine } }: { dashboard: Dashboard }) {
  const first = rounds.find(({ state }) => state === 'open')
  if (rounds.length === 0) return <NoRounds />
  return rounds.map((round) => (
    <Fragment key={round.id}>
      {round.state === 'resolving' && <LiveTiebreakersPanel round={round} teamId={team.id} lit />}
      <RoundPanel
        round={round}
        sheet={sheets.find(({ roundId }) => roundId === round.id) ?? null}
        mine={mine}
        first={round === first}
      />
    </Fragment>
  ))
}

function Wallets({ dashboard: { wallets, squad } }: { dashboard: Dashboard }) {
  const spent = spentByCurrency(squad.entries)
  const panels = wallets.map((wallet) => (
    <WalletPanel
      key={wallet.id}
      wallet={wallet}
      spent={spent.get(wallet.currencyId) ?? 0n}
      bought={squad.entries.filter(({ currencyId }) => currencyId === wallet.currencyId).length}
      alone={wallets.length === 1}
    />
  ))
  return wallets.length > 1 ? <div className="grid gap-4 sm:grid-cols-2 lg:gap-5">{panels}</div> : panels
}

function managedBy(managers: Dashboard['team']['managers']): string {
  const names = managers.map(({ name }) => name)
  if (names.length === 0) return 'No manager yet'
  return `Managed by ${new Intl.ListFormat('en-GB').format(names)}`
}
