import type { ImportMapping } from '@/lib/contracts/endpoints/players'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { guessMapping } from '@/lib/domain/players-import/guess-mapping'
import { type CsvRecord, readCsv } from '@/lib/domain/players-import/read-csv'

/** What may be sent, in characters of text; the contract says the same. */
const MOST = 5_000_000
const NOT_TEXT = /\.(xlsx?|xlsm|ods|numbers|pdf|zip|docx?|png|jpe?g)$/i

/** A file that was chosen, read as far as its header. */
export interface CsvFile {
  /** Of this choice: the same file chosen twice is two. */
  key: string
  name: string
  text: string
  columns: string[]
  /** Rows below the header. */
  rows: number
  guess: ImportMapping
  /** The different things that stand in a column, most frequent first. */
  valuesOf: (column: string) => string[]
}

let chosen = 0

/** @returns the file, or a sentence that says why it is none of ours */
export async function readCsvFile(
  file: File,
  league: { roster: RosterRules; decimals: number },
): Promise<CsvFile | string> {
  if (NOT_TEXT.test(file.name)) {
    return `${file.name} is not a CSV. In a spreadsheet, choose “Save as” or “Download”, then CSV (UTF-8).`
  }
  // Bytes are at least as many as characters: nothing this large is worth reading.
  if (file.size > 4 * MOST) return tooLarge(file.name)
  const text = await file.text()
  if (text.trim() === '') return `${file.name} is empty.`
  if (text.length > MOST) return tooLarge(file.name)
  if (text.includes('\0')) return `${file.name} is not a text file. Save the list as CSV (UTF-8) first.`
  const read = readCsv(text)
  if ('error' in read) return read.error.message
  const [header, ...records] = read.records
  if (!header) return `${file.name} is empty.`
  if (records.length === 0) return `${file.name} has a header and no rows.`
  const columns = header.cells.map((cell) => cell.trim())
  const { basePrice, ...guess } = guessMapping(columns, league.roster, league.decimals).mapping
  chosen += 1
  return {
    key: `${chosen}`,
    name: file.name,
    text,
    columns,
    rows: records.length,
    guess: { ...guess, price: basePrice },
    valuesOf: (column) => valuesOf(records, columns.indexOf(column)),
  }
}

function valuesOf(records: readonly CsvRecord[], at: number): string[] {
  const counts = new Map<string, number>()
  for (const { cells } of records) {
    const value = (cells[at] ?? '').trim()
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

const tooLarge = (name: string) => `${name} is larger than 5 MB. Leave out columns that are not needed.`
