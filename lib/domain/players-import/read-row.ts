import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { timesUnit, ungroup } from '@/lib/domain/money/decimal'
import { cleanText } from './clean-text'
import { IMPORT_LIMITS } from './limits'
import type { CsvRecord } from './read-csv'
import type { ImportError, ImportErrorCode, ImportMapping, ParsedPlayer } from './types'

/** Where in a record each field of a player stands. */
export interface Columns {
  ref: Column | null
  name: Column[]
  shortName: Column | null
  position: Column
  club: Column | null
  basePrice: Column | null
}

export interface Column {
  header: string
  index: number
}

export interface RowReader {
  columns: Columns
  mapping: ImportMapping
  positions: ReadonlyMap<string, string>
  priceUnit: bigint
}

/** One row as a player, or everything that is wrong with it. */
export function readRow(
  record: CsvRecord,
  reader: RowReader,
): { player: ParsedPlayer } | { errors: ImportError[] } {
  const { columns } = reader
  const errors: ImportError[] = []
  const refuse = (column: Column | undefined, code: ImportErrorCode, message: string) => {
    errors.push({ line: record.line, ...(column && { column: column.header }), code, message })
    return ''
  }
  const text = (from: readonly Column[], what: string, max: number, required: boolean) => {
    const [first] = from
    const result = cleanText(from.map(({ index }) => record.cells[index] ?? '').join(' '), max)
    if ('error' in result) return refuse(first, result.error, textMessage(result.error, what, max))
    if (required && result.text === '') return refuse(first, 'missing_value', `The ${what} is missing.`)
    return result.text
  }
  const name = text(columns.name, 'name', IMPORT_LIMITS.name, true)
  const shortName = text(list(columns.shortName), 'short name', IMPORT_LIMITS.shortName, false) || name
  const clubText = text(list(columns.club), 'club', IMPORT_LIMITS.club, false)
  const club = own(reader.mapping.clubValues, clubText) ?? clubText
  const refText = text(list(columns.ref), 'reference', IMPORT_LIMITS.ref, columns.ref !== null)
  const position = readPosition(record, reader, refuse)
  const basePrice = readPrice(record, reader, refuse)
  if (errors.length > 0) return { errors }
  const ref = columns.ref ? refText : `${name}|${club}`
  return { player: { ref, name, shortName, position, club, basePrice, line: record.line } }
}

/** Position codes by everything that a file may call them: lower-cased codes, names and mapped values. */
export function positionLookup(
  roster: RosterRules['positions'],
  mapping: ImportMapping,
): Map<string, string> {
  const lookup = new Map<string, string>()
  for (const { code, name } of roster) {
    lookup.set(name.toLowerCase(), code)
    lookup.set(code.toLowerCase(), code)
  }
  for (const [value, code] of Object.entries(mapping.positionValues)) {
    if (roster.some((position) => position.code === code)) lookup.set(value.trim().toLowerCase(), code)
  }
  return lookup
}

type Refuse = (column: Column | undefined, code: ImportErrorCode, message: string) => string

function readPosition(record: CsvRecord, { columns, positions }: RowReader, refuse: Refuse): string {
  const raw = (record.cells[columns.position.index] ?? '').trim()
  if (raw === '') return refuse(columns.position, 'missing_value', 'The position is missing.')
  const code = positions.get(raw.toLowerCase())
  if (code !== undefined) return code
  return refuse(columns.position, 'unknown_position', `The roster has no position "${excerpt(raw)}".`)
}

function readPrice(record: CsvRecord, { columns, priceUnit }: RowReader, refuse: Refuse): bigint {
  const column = columns.basePrice
  if (!column) return 0n
  const raw = (record.cells[column.index] ?? '').trim()
  const price = timesUnit(ungroup(raw) ?? raw, priceUnit)
  const shown = `"${excerpt(raw)}"`
  if (raw === '') refuse(column, 'missing_value', 'The price is missing.')
  else if (/^[-−]/u.test(raw)) refuse(column, 'bad_price', `The price ${shown} is negative.`)
  else if (price === 'not_a_number') refuse(column, 'bad_price', `The price ${shown} is not a number.`)
  else if (price === 'too_precise')
    refuse(column, 'bad_price', `The price ${shown} is finer than the currency.`)
  else if (price > MAX_MINOR_UNITS) refuse(column, 'bad_price', `The price ${shown} is too large.`)
  else return price
  return 0n
}

function textMessage(error: 'bad_characters' | 'too_long', what: string, max: number): string {
  if (error === 'too_long') return `The ${what} is longer than ${max} characters.`
  return `The ${what} holds control characters, or the file is not in UTF-8.`
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function list(column: Column | null): Column[] {
  return column ? [column] : []
}

function own(values: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}
