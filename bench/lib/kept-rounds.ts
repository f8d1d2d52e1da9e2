import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Rounds of a long bench, some at a time: BENCH_ROUNDS says how many now, BENCH_KEEP names a file to which they are added. What
 * counts is then all that the file holds of the same setting.
 */
export function keepRounds<K extends string, T>(setting: string, found: Record<K, T[]>): Record<K, T[]> {
  const file = process.env.BENCH_KEEP
  if (!file) return found
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<K, T[]>>)
    : {}
  const earlier = kept[setting]
  const all = Object.fromEntries(
    (Object.keys(found) as K[]).map((name) => [name, [...(earlier?.[name] ?? []), ...found[name]]]),
  ) as Record<K, T[]>
  writeFileSync(file, JSON.stringify({ ...kept, [setting]: all }))
  return all
}

export const roundsNow = (usual: number): number => Number(process.env.BENCH_ROUNDS ?? usual)
