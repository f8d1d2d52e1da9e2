import type { RosterRules } from '@/lib/contracts/round-rules'
import { IMPORT_LIMITS } from './limits'
import { type CsvRecord, readCsv } from './read-csv'
import { type Column, type Columns, positionLookup, type RowReader, readRow } from './read-row'
import { sharedShortNames } from './shared-names'
import type { ImportError, ImportMapping, ImportPreview, ParsedPlayer } from './types'

export interface ImportRequest {
  text: string
  mapping: ImportMapping
  positions: RosterRules['positions']
  /** Refs that the league has already: their rows are updates. */
  existingRefs: ReadonlySet<string>
}

/** The header row of a file, trimmed; for `guessMapping`. An error when there is none. */
export function readHeaders(text: string): { headers: string[] } | { error: ImportError } {
  const read = readCsv(text)
  if ('error' in read) return read
  const [header] = read.records
  return header ? { headers: headersOf(header) } : { error: emptyFile() }
}

/**
 * What an import would bring, row by row, without bringing it. Never throws on any text: what is wrong
 * stands in `errors`, with line numbers as an editor counts them.
 */
export function previewImport({ text, mapping, positions, existingRefs }: ImportRequest): ImportPreview {
  const read = readCsv(text)
  if ('error' in read) return preview([], [read.error], 0, existingRefs)
  const [header, ...records] = read.records
  if (!header) return preview([], [emptyFile()], 0, existingRefs)
  const headers = headersOf(header)
  const fileErrors = [...sizeErrors(header, records), ...mappingErrors(headers, mapping, header.line)]
  if (fileErrors.length > 0) return preview([], fileErrors, records.length, existingRefs)
  const reader: RowReader = {
    columns: columnsOf(headers, mapping),
    mapping,
    positions: positionLookup(positions, mapping),
    priceUnit: BigInt(mapping.priceUnit),
  }
  const { rows, errors } = readRows(records, headers.length, reader)
  return preview(rows, errors, records.length, existingRefs)
}

function readRows(records: readonly CsvRecord[], width: number, reader: RowReader) {
  const rows: ParsedPlayer[] = []
  const errors: ImportError[] = []
  const lineOfRef = new Map<string, number>()
  for (const record of records) {
    if (record.cells.length !== width) {
      const message = `This row has ${record.cells.length} fields and the header has ${width}.`
      errors.push({ line: record.line, code: 'ragged_row', message })
      continue
    }
    const result = readRow(record, reader)
    if ('errors' in result) {
      errors.push(...result.errors)
      continue
    }
    const { player } = result
    const first = lineOfRef.get(player.ref)
    if (first === undefined) {
      lineOfRef.set(player.ref, player.line)
      rows.push(player)
    } else {
      errors.push(duplicate(player, first, reader.columns.ref))
    }
  }
  return { rows, errors }
}

function duplicate({ ref, line }: ParsedPlayer, first: number, column: Column | null): ImportError {
  const what = column ? `the reference "${ref}"` : 'the name and club'
  const message = `Line ${line} repeats ${what} of line ${first}.`
  return { line, ...(column && { column: column.header }), code: 'duplicate_ref', message }
}

function sizeErrors(header: CsvRecord, records: readonly CsvRecord[]): ImportError[] {
  if (header.cells.length > IMPORT_LIMITS.columns) {
    const message = `The file has more than ${IMPORT_LIMITS.columns} columns.`
    return [{ line: header.line, code: 'too_many_columns', message }]
  }
  const over = records[IMPORT_LIMITS.rows]
  if (over) {
    const message = `The file has more than ${IMPORT_LIMITS.rows} rows. Import it in parts.`
    return [{ line: over.line, code: 'too_many_rows', message }]
  }
  if (records.length > 0) return []
  return [{ line: header.line, code: 'no_rows', message: 'The file has a header and no players.' }]
}

function mappingErrors(headers: readonly string[], mapping: ImportMapping, line: number): ImportError[] {
  const errors: ImportError[] = []
  if (mapping.name.length === 0) {
    errors.push({ line, code: 'bad_mapping', message: 'Say which column holds the name.' })
  }
  if (!/^[1-9]\d{0,15}$/.test(mapping.priceUnit)) {
    errors.push({
      line,
      code: 'bad_mapping',
      message: 'The price unit is a whole number of minor units above zero.',
    })
  }
  const { ref, name, shortName, position, club, basePrice } = mapping
  for (const column of new Set([ref, ...name, shortName, position, club, basePrice])) {
    if (column === null) continue
    const found = headers.filter((header) => header === column).length
    if (found === 0)
      errors.push({ line, column, code: 'missing_column', message: `There is no column "${column}".` })
    if (found > 1) {
      errors.push({
        line,
        column,
        code: 'repeated_column',
        message: `There are ${found} columns "${column}".`,
      })
    }
  }
  return errors
}

function columnsOf(headers: readonly string[], mapping: ImportMapping): Columns {
  const column = (header: string): Column => ({ header, index: headers.indexOf(header) })
  const optional = (header: string | null) => (header === null ? null : column(header))
  return {
    ref: optional(mapping.ref),
    name: mapping.name.map(column),
    shortName: optional(mapping.shortName),
    position: column(mapping.position),
    club: optional(mapping.club),
    basePrice: optional(mapping.basePrice),
  }
}

function preview(
  rows: ParsedPlayer[],
  errors: ImportError[],
  count: number,
  existingRefs: ReadonlySet<string>,
): ImportPreview {
  const existing = rows.filter(({ ref }) => existingRefs.has(ref)).length
  const byPosition: Record<string, number> = {}
  for (const { position } of rows) byPosition[position] = (byPosition[position] ?? 0) + 1
  const shared = sharedShortNames(rows)
  return {
    rows,
    errors: errors.slice(0, IMPORT_LIMITS.errors),
    warnings: shared.warnings,
    totals: {
      rows: count,
      valid: rows.length,
      existing,
      new: rows.length - existing,
      errors: errors.length,
      byPosition,
      sharedShortNames: shared.count,
    },
  }
}

function headersOf(header: CsvRecord): string[] {
  return header.cells.map((cell) => cell.trim())
}

function emptyFile(): ImportError {
  return { line: 1, code: 'empty_file', message: 'The file is empty.' }
}
