'use client'

import { Panel } from '@/components/ui/panel'
import { PositionBadge } from '@/components/ui/position-badge'
import { useLeague } from '@/hooks/leagues/league-context'

/** What a squad may be made of. */
export function RosterPanel() {
  const { roster } = useLeague()
  return (
    <Panel title="A squad" description={`At most ${roster.squadSize} players`}>
      <ul className="grid gap-2">
        {roster.positions.map((position, index) => (
          <li key={position.code} className="flex items-center gap-3">
            <PositionBadge code={position.code} index={index} name={position.name} />
            <span className="min-w-0 flex-1 truncate">{position.name}</span>
            <span className="figure font-medium">{position.slots}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
