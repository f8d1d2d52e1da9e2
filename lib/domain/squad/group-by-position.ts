import type { RosterRules } from '@/lib/contracts/round-rules'
import type { SquadEntryView } from '@/lib/contracts/views'

export interface SquadGroup {
  code: string
  /** The position's name; its code when the rules no longer have it. */
  name: string
  /** Its place in the rules, which is its hue. */
  index: number
  /** How many players of this position a team may own. */
  slots: number
  /** Slots that are still to be filled here; never more than the squad has room for. */
  open: number
  /** Dearest first. */
  entries: SquadEntryView[]
}

export interface GroupedSquad {
  /** In the order of the rules; positions that the rules dropped come last, without slots. */
  groups: SquadGroup[]
  taken: number
  size: number
  open: number
}

/** A squad as it is read: every position with who fills it and what is open. */
export function groupByPosition(rules: RosterRules, entries: readonly SquadEntryView[]): GroupedSquad {
  const open = Math.max(0, rules.squadSize - entries.length)
  const byCode = Map.groupBy(entries, ({ position }) => position)
  const known = rules.positions.map(({ code, name, slots }, index) => {
    const here = byCode.get(code) ?? []
    const free = Math.min(open, Math.max(0, slots - here.length))
    return { code, name, index, slots, open: free, entries: dearestFirst(here) }
  })
  const codes = new Set(known.map(({ code }) => code))
  const dropped = [...byCode].flatMap(([code, here]) =>
    codes.has(code)
      ? []
      : [{ code, name: code, index: known.length, slots: 0, open: 0, entries: dearestFirst(here) }],
  )
  const shown = known.filter(({ slots, entries: here }) => slots > 0 || here.length > 0)
  return { groups: [...shown, ...dropped], taken: entries.length, size: rules.squadSize, open }
}

/** What the players of a squad cost, by currency id. */
export function spentByCurrency(entries: readonly SquadEntryView[]): ReadonlyMap<string, bigint> {
  const spent = new Map<string, bigint>()
  for (const { currencyId, price } of entries) {
    spent.set(currencyId, (spent.get(currencyId) ?? 0n) + BigInt(price))
  }
  return spent
}

function dearestFirst(entries: readonly SquadEntryView[]): SquadEntryView[] {
  return [...entries].sort((a, b) => {
    const [x, y] = [BigInt(a.price), BigInt(b.price)]
    return x < y ? 1 : x > y ? -1 : a.name.localeCompare(b.name, 'en')
  })
}
