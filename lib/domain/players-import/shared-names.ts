import type { ImportWarning, ParsedPlayer } from './types'

/**
 * Short names that several players have. Pages tell them apart by club, and by full name where the club is
 * the same too. `count` is the rows whose short name an earlier row has.
 */
export function sharedShortNames(rows: readonly ParsedPlayer[]): {
  warnings: ImportWarning[]
  count: number
} {
  const groups = Map.groupBy(rows, ({ shortName }) => shortName)
  const warnings: ImportWarning[] = []
  for (const [shortName, group] of groups) {
    if (group.length > 1) warnings.push(warningFor(shortName, group))
  }
  return { warnings, count: rows.length - groups.size }
}

function warningFor(shortName: string, group: readonly ParsedPlayer[]): ImportWarning {
  const apart = new Set(group.map(({ club }) => club)).size === group.length
  const told = apart ? 'told apart by club' : 'told apart by full name, as two are of one club'
  const clubs = group.map(({ club, name }) => (apart && club !== '' ? club : name)).join(', ')
  return {
    code: apart ? 'same_short_name' : 'same_short_name_and_club',
    message: `${group.length} players are called "${shortName}", ${told}: ${clubs}.`,
    lines: group.map(({ line }) => line),
  }
}
