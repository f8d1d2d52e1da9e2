'use client'

import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { RoundView } from '@/lib/contracts/views'
import { RoundClock } from '../facts/round-clock'
import { RoundStatus } from '../facts/round-status'
import { When } from '../facts/when'
import { count } from '../words'
import { MySheetLine } from './my-sheet-line'

/** An open round: what is left of it, where my team stands, and the way in. */
export function OpenRound({ round }: { round: RoundView }) {
  const { slug, me } = useLeague()
  const isCommissioner = useIsCommissioner()
  return (
    <Panel lit title={round.name} actions={<RoundStatus state={round.state} />}>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        {round.closesAt && (
          <div>
            <RoundClock closesAt={round.closesAt} size="lg" />
            <p className="text-muted text-sm">
              <When at={round.closesAt} /> · {count(round.playerCount, 'player')}
            </p>
          </div>
        )}
        <div className="grid gap-3">
          {me.teamId && <MySheetLine roundId={round.id} teamId={me.teamId} />}
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={paths.round(slug, round.id)} variant={me.teamId ? 'primary' : 'secondary'}>
              {me.teamId ? 'Go to my bids' : 'See the round'}
            </ButtonLink>
            {isCommissioner && (
              <ButtonLink
                href={paths.adminRound(slug, round.id)}
                variant={me.teamId ? 'secondary' : 'primary'}
              >
                Run it
              </ButtonLink>
            )}
          </div>
        </div>
      </div>
    </Panel>
  )
}
