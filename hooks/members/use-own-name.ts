'use client'

import { useLeague } from '../leagues/league-context'
import { useMembersQuery } from './use-members'

/** My name, as this league's people see it; "You" until it is known. */
export function useOwnName(): string {
  const { id, me } = useLeague()
  const { data } = useMembersQuery(id)
  return data?.members.find((member) => member.userId === me.userId)?.name ?? 'You'
}
