import { Badge } from '@/components/ui/badge'
import type { Role } from '@/lib/contracts/views'

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  commissioner: 'Commissioner',
  manager: 'Manager',
  spectator: 'Spectator',
}

/** What somebody is in a league, in a word. Those who run it stand out. */
export function RoleBadge({ role }: { role: Role }) {
  const runs = role === 'owner' || role === 'commissioner'
  return <Badge tone={runs ? 'info' : 'neutral'}>{roleNames[role]}</Badge>
}
