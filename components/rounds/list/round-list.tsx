'use client'

import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { RoundView } from '@/lib/contracts/views'
import { RoundStatus } from '../facts/round-status'
import { When } from '../facts/when'
import { count } from '../words'

interface RoundListProps {
  title: string
  description?: string
  rounds: readonly RoundView[]
}

/** Rounds that are alike in state; nothing when there are none. */
export function RoundList({ title, description, rounds }: RoundListProps) {
  const { slug } = useLeague()
  const isCommissioner = useIsCommissioner()
  if (rounds.length === 0) return null
  return (
    <Panel flush title={title} description={description}>
      <List label={title}>
        {rounds.map((round) => {
          const work = isCommissioner && round.state !== 'finalized' && round.state !== 'cancelled'
          return (
            <ListItem
              key={round.id}
              href={work ? paths.adminRound(slug, round.id) : paths.round(slug, round.id)}
              title={round.name}
              subtitle={<Facts round={round} />}
              trailing={<RoundStatus state={round.state} />}
            />
          )
        })}
      </List>
    </Panel>
  )
}

function Facts({ round }: { round: RoundView }) {
  const { state, cancelledAt, finalizedAt, closedAt, awardCount } = round
  const players = count(round.playerCount, 'player')
  if (state === 'cancelled' && cancelledAt) {
    return (
      <>
        {players} · cancelled <When at={cancelledAt} />
      </>
    )
  }
  if (finalizedAt) {
    return (
      <>
        {awardCount} of {players} sold · <When at={finalizedAt} />
      </>
    )
  }
  if (state === 'resolving') {
    return (
      <>
        {awardCount ?? 0} of {players} sold so far
      </>
    )
  }
  return closedAt ? (
    <>
      {players} · closed <When at={closedAt} />
    </>
  ) : (
    players
  )
}
