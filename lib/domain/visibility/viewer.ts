import type { Role } from '@/lib/contracts/views'

/** Who looks at a noun, in one league. Outside any league (room user:) role, teamId and leagueId are null. */
export interface EventViewer {
  userId: string
  role: Role | null
  /** The team that this member runs, if any. */
  teamId: string | null
  leagueId: string | null
}

export const runsLeague = (viewer: EventViewer): boolean =>
  viewer.role === 'owner' || viewer.role === 'commissioner'
export const isOwnTeam = (viewer: EventViewer, teamId: string): boolean => viewer.teamId === teamId
