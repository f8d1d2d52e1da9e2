'use client'

import { PositionBadge } from '@/components/ui/position-badge'
import { useLeague } from '@/hooks/leagues/league-context'
import type { TiebreakerView } from '@/lib/contracts/views'

/** The position of a tiebreaker's player as the league lists it. */
export function PlayerBadge({ player }: { player: TiebreakerView['player'] }) {
  const { roster } = useLeague()
  const index = roster.positions.findIndex(({ code }) => code === player.position)
  return (
    <PositionBadge
      code={player.position}
      index={Math.max(0, index)}
      name={roster.positions[index]?.name ?? player.position}
    />
  )
}
