import type { MembersAnswer } from '@/hooks/members/use-members'

/** People by their id; who left the league has reacted all the same. */
export function namesOf({ members }: MembersAnswer): (userId: string) => string {
  const names = new Map(members.map(({ userId, name }) => [userId, name]))
  return (userId) => names.get(userId) ?? 'Someone who left'
}
