import type { RosterRules } from '@/lib/contracts/round-rules'
import type { ExtraPlaces } from '@/lib/contracts/views'
import { withExtraPlaces } from '@/lib/domain/roster/extra-places'
import type { OwnedByPosition } from '@/lib/domain/roster/open-slots'

/** Would the squad no longer fit if its team had these extra places alone? */
export function isTooLarge(rules: RosterRules, extra: ExtraPlaces, owned: OwnedByPosition): boolean {
  const roster = withExtraPlaces(rules, extra)
  const taken = Object.values(owned).reduce((sum, count) => sum + count, 0)
  if (taken > roster.squadSize) return true
  return roster.positions.some(
    ({ code, slots }) => (Object.hasOwn(owned, code) ? (owned[code] ?? 0) : 0) > slots,
  )
}
