import type { RosterRules } from '@/lib/contracts/round-rules'

/** How many players a team owns at each position code; a code that is absent counts 0. */
export type OwnedByPosition = Readonly<Record<string, number>>

/** How many more players a team may own: in all, and at each position of the rules. Never below 0. */
export interface OpenSlots {
  total: number
  byPosition: Readonly<Record<string, number>>
}

/** A team's squad as the allocation reads it. */
export interface Squad {
  size: number
  taken: number
  positions: Readonly<Record<string, { slots: number; taken: number }>>
}

/** A player whose position the rules no longer name still takes one of the squad's slots. */
export function squadOf(rules: RosterRules, owned: OwnedByPosition): Squad {
  const positions = rules.positions.map(({ code, slots }) => [code, { slots, taken: ownedAt(owned, code) }])
  const taken = Object.values(owned).reduce((sum, count) => sum + count, 0)
  return { size: rules.squadSize, taken, positions: Object.fromEntries(positions) }
}

export function openSlots(rules: RosterRules, owned: OwnedByPosition): OpenSlots {
  return openSlotsOf(squadOf(rules, owned))
}

export function openSlotsOf(squad: Squad): OpenSlots {
  const byPosition = Object.entries(squad.positions).map(([code, { slots, taken }]) => [
    code,
    Math.max(0, slots - taken),
  ])
  return { total: Math.max(0, squad.size - squad.taken), byPosition: Object.fromEntries(byPosition) }
}

/** May the team own one more player at this position? A position that the rules do not name has no slot. */
export function fits(open: OpenSlots, position: string): boolean {
  return open.total > 0 && openAt(open, position) > 0
}

/** Open slots at one position: the position's own, and never more than the squad's. */
export function openAt(open: OpenSlots, position: string): number {
  const here = Object.hasOwn(open.byPosition, position) ? (open.byPosition[position] ?? 0) : 0
  return Math.min(here, open.total)
}

function ownedAt(owned: OwnedByPosition, code: string): number {
  return Object.hasOwn(owned, code) ? (owned[code] ?? 0) : 0
}
