'use client'

import { Crest } from '@/components/ui/crest'
import { useLeague } from '@/hooks/leagues/league-context'

/** A team of this league with its shield. */
export function TeamName({ teamId }: { teamId: string }) {
  const { teams } = useLeague()
  const name = teams.find((team) => team.id === teamId)?.name ?? 'A team that left'
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2 align-middle">
      <Crest name={name} seed={teamId} size="xs" />
      <span className="truncate">{name}</span>
    </span>
  )
}
