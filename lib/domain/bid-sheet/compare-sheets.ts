import type { Draft } from './edit-sheet'

/** How a draft differs from what was submitted, in players. */
export interface SheetChange {
  added: string[]
  raised: string[]
  lowered: string[]
  removed: string[]
}

export function compareSheets(draft: Draft, submitted: Draft): SheetChange {
  const change: SheetChange = { added: [], raised: [], lowered: [], removed: [] }
  for (const [playerId, amount] of Object.entries(draft)) {
    const before = submitted[playerId]
    if (before === undefined) change.added.push(playerId)
    else if (BigInt(amount) > BigInt(before)) change.raised.push(playerId)
    else if (BigInt(amount) < BigInt(before)) change.lowered.push(playerId)
  }
  for (const playerId of Object.keys(submitted)) {
    if (draft[playerId] === undefined) change.removed.push(playerId)
  }
  return change
}

export function isSameSheet({ added, raised, lowered, removed }: SheetChange): boolean {
  return added.length + raised.length + lowered.length + removed.length === 0
}

/** Lines of the wire by player. */
export function toDraft(lines: readonly { playerId: string; amount: string }[]): Draft {
  return Object.fromEntries(lines.map(({ playerId, amount }) => [playerId, amount]))
}

export function toLines(draft: Draft): { playerId: string; amount: string }[] {
  return Object.entries(draft).map(([playerId, amount]) => ({ playerId, amount }))
}
