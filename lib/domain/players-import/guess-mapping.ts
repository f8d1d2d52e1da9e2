import type { RosterRules } from '@/lib/contracts/round-rules'
import type { ImportMapping } from './types'

/** The names by which lists in use call each column, the likeliest first. */
const HEADERS = {
  ref: ['id', 'ref', 'external_ref', 'player_id', 'code', 'uid'],
  name: ['name', 'full_name', 'player', 'player_name', 'known_name'],
  firstName: ['first_name', 'firstname', 'forename', 'given_name'],
  lastName: ['second_name', 'last_name', 'lastname', 'surname', 'family_name'],
  shortName: ['web_name', 'short_name', 'shortname', 'display_name', 'nickname', 'known_name'],
  position: ['position', 'pos', 'element_type', 'role'],
  club: ['team', 'club', 'team_name', 'club_name', 'squad'],
  price: ['base_price', 'price', 'value', 'cost', 'now_cost'],
} as const

/** Groups of codes that mean one position; the number is Fantasy Premier League's `element_type`. */
const SAME_POSITION = [
  ['1', 'GK', 'GKP', 'G', 'GOALKEEPER', 'KEEPER'],
  ['2', 'DEF', 'DF', 'D', 'DEFENDER'],
  ['3', 'MID', 'MF', 'M', 'MIDFIELDER'],
  ['4', 'FWD', 'FW', 'F', 'ST', 'ATT', 'FORWARD', 'STRIKER', 'ATTACKER'],
] as const

/**
 * A first mapping from the header row, for a person to look over. `missing` names what had to be left open:
 * 'name', 'position'. Prices are taken in whole units of the currency, `now_cost` in tenths of a million.
 */
export function guessMapping(
  headers: readonly string[],
  roster: RosterRules,
  currencyDecimals: number,
): { mapping: ImportMapping; missing: ('name' | 'position')[] } {
  const find = (names: readonly string[]) => findHeader(headers, names)
  const [first, last] = [find(HEADERS.firstName), find(HEADERS.lastName)]
  const whole = find(HEADERS.name)
  const name = first && last ? [first, last] : [whole ?? last ?? first].filter((header) => header !== null)
  const position = find(HEADERS.position)
  const basePrice = find(HEADERS.price)
  const inTenthsOfMillion = basePrice !== null && plain(basePrice) === 'now_cost'
  const unit = 10n ** BigInt(currencyDecimals) * (inTenthsOfMillion ? 100_000n : 1n)
  const mapping: ImportMapping = {
    ref: find(HEADERS.ref),
    name,
    shortName: find(HEADERS.shortName),
    position: position ?? '',
    positionValues: positionValues(roster, position !== null && plain(position) === 'element_type'),
    club: find(HEADERS.club),
    clubValues: {},
    basePrice,
    priceUnit: unit.toString(),
  }
  const missing: ('name' | 'position')[] = []
  if (name.length === 0) missing.push('name')
  if (position === null) missing.push('position')
  return { mapping, missing }
}

function findHeader(headers: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const header = headers.find((candidate) => plain(candidate) === name)
    if (header !== undefined) return header
  }
  return null
}

/** 'First Name' and 'first-name' are 'first_name'. */
function plain(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s\-.]+/gu, '_')
}

function positionValues(roster: RosterRules, numbered: boolean): Record<string, string> {
  const values: Record<string, string> = {}
  for (const group of SAME_POSITION) {
    const code = roster.positions.find((position) => group.some((alias) => alias === position.code))?.code
    if (code === undefined) continue
    for (const alias of group) {
      if (alias !== code && (numbered || !/^\d$/.test(alias))) values[alias] = code
    }
  }
  return values
}
