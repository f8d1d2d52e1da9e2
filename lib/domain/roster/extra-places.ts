import type { RosterRules } from '@/lib/contracts/round-rules'
import type { ExtraPlaces } from '@/lib/contracts/views'

/**
 * A team's roster: the league's, with the places that the team has beyond it. A place for one position raises the squad and
 * that position's limit; one for any position raises the squad and the limit of each position, since it may be any of them.
 */
export function withExtraPlaces(rules: RosterRules, extra: ExtraPlaces): RosterRules {
  if (extra.length === 0) return rules
  const at = (code: string) =>
    extra.reduce((sum, { position, slots }) => sum + (position === null || position === code ? slots : 0), 0)
  return {
    squadSize: rules.squadSize + countPlaces(extra),
    positions: rules.positions.map((position) => ({
      ...position,
      slots: position.slots + at(position.code),
    })),
  }
}

export const countPlaces = (extra: ExtraPlaces): number => extra.reduce((sum, { slots }) => sum + slots, 0)

/** One line a position, those for any first, then by code: the same places read the same. */
export function sumPlaces(places: ExtraPlaces): ExtraPlaces {
  const sums = new Map<string | null, number>()
  for (const { position, slots } of places) sums.set(position, (sums.get(position) ?? 0) + slots)
  return [...sums]
    .map(([position, slots]) => ({ position, slots }))
    .sort((a, b) => ((a.position ?? '') < (b.position ?? '') ? -1 : 1))
}
