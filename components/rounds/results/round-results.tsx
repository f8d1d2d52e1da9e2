'use client'

import { useMemo, useState } from 'react'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { SearchInput } from '@/components/ui/search-input'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useLeague } from '@/hooks/leagues/league-context'
import type { AwardView, PlayerView, RoundView } from '@/lib/contracts/views'
import { When } from '../facts/when'
import { fold } from '../fold'
import { count } from '../words'
import { AwardList } from './award-list'

interface RoundResultsProps {
  round: RoundView
  awards: readonly AwardView[]
  players: ReadonlyMap<string, PlayerView>
}

/** What a round came to, for everybody. */
export function RoundResults({ round, awards, players }: RoundResultsProps) {
  const { teams } = useLeague()
  const [search, setSearch] = useState('')
  const shown = useMemo(() => {
    const wanted = fold(search.trim())
    const teamName = new Map(teams.map((team) => [team.id, team.name]))
    return awards.filter(({ playerId, teamId }) => {
      const player = players.get(playerId)
      return fold(`${player?.name} ${player?.club} ${teamName.get(teamId)}`).includes(wanted)
    })
  }, [awards, players, teams, search])
  if (awards.length < (round.awardCount ?? 0)) return <ResultsComing />
  const buyers = new Set(awards.map((award) => award.teamId)).size
  return (
    <>
      {round.state === 'cancelled' && <CancelledNote round={round} awards={awards} />}
      {round.state === 'resolving' && awards.length === 0 && (
        <Panel title="Results so far">
          <p className="text-muted">Every result hangs on a tiebreaker. They show here one by one.</p>
        </Panel>
      )}
      {(round.finalizedAt || awards.length > 0) && (
        <Panel
          flush
          title={round.state === 'resolving' ? 'Results so far' : 'Results'}
          description={`${count(awards.length, 'player')} to ${count(buyers, 'team')}, ${round.playerCount - awards.length} ${round.state === 'resolving' ? 'not yet' : 'not sold'}`}
          actions={
            awards.length > 10 && (
              <SearchInput label="Search results" value={search} onValueChange={setSearch} className="w-52" />
            )
          }
        >
          {awards.length > 0 && shown.length === 0 ? (
            <p className="px-5 py-8 text-center text-muted">Nothing by that name.</p>
          ) : (
            <AwardList
              label="Results"
              awards={shown}
              refunded={round.state === 'cancelled'}
              players={players}
              currencyId={round.currencyId}
            />
          )}
        </Panel>
      )}
    </>
  )
}

/** The round is known to be settled, its awards are on their way. */
export function ResultsComing() {
  return (
    <Panel flush title="Results" aria-busy>
      <SkeletonRows rows={5} label="Loading the results" />
    </Panel>
  )
}

function CancelledNote({ round, awards }: { round: RoundView; awards: readonly AwardView[] }) {
  // Cancelling a round takes back all that it has awarded, in the same moment.
  const refunded = awards.length
  return (
    <InlineAlert tone="warning" title="This round was cancelled">
      {refunded > 0
        ? `${count(refunded, 'award')} refunded in full: the money is back in the wallets, and the players can be bought again.`
        : 'Nothing was paid. Whatever bids were held for is free again.'}
      {round.cancelledAt && (
        <>
          {' '}
          Cancelled <When at={round.cancelledAt} />.
        </>
      )}
    </InlineAlert>
  )
}
