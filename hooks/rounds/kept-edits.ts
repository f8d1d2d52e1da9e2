import { z } from 'zod'
import type { SheetEdit } from '@/lib/domain/bid-sheet/edit-sheet'

const kept = z.object({
  base: z.object({ version: z.number(), draft: z.record(z.string(), z.string()) }),
  entries: z.record(
    z.string(),
    z.object({
      text: z.string(),
      reading: z.union([z.object({ amount: z.string().nullable() }), z.object({ problem: z.string() })]),
    }),
  ),
})
export type KeptEdits = z.infer<typeof kept>

const keyOf = (roundId: string, teamId: string) => `gavel:sheet:${roundId}:${teamId}`

/** Edits that could not be saved, kept on this device until they can. Storage may be full or forbidden: then they are not. */
export function keepEdits(roundId: string, teamId: string, { base, entries }: SheetEdit): void {
  try {
    localStorage.setItem(keyOf(roundId, teamId), JSON.stringify({ base, entries }))
  } catch {}
}

export function forgetEdits(roundId: string, teamId: string): void {
  try {
    localStorage.removeItem(keyOf(roundId, teamId))
  } catch {}
}

/** Takes kept edits, so that no other tab takes them too. */
export function takeEdits(roundId: string, teamId: string): KeptEdits | null {
  try {
    const text = localStorage.getItem(keyOf(roundId, teamId))
    forgetEdits(roundId, teamId)
    const parsed = kept.safeParse(text === null ? null : JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
