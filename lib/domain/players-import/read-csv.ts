import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { IMPORT_LIMITS } from './limits'
import type { ImportError } from './types'

/** One record of the file and the line on which it starts; a quoted field may make it several lines long. */
export interface CsvRecord {
  line: number
  cells: string[]
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * The records of a CSV text: comma, semicolon or tab, with or without BOM, LF or CRLF, blank lines left out.
 * One error instead when it cannot be read to the end: too large, or a quote that is never closed.
 */
export function readCsv(text: string): { records: CsvRecord[] } | { error: ImportError } {
  if (text.length > IMPORT_LIMITS.text) {
    const size = IMPORT_LIMITS.text / 1024 / 1024
    return {
      error: { line: 1, code: 'too_large', message: `The file is larger than ${size} million characters.` },
    }
  }
  const records: CsvRecord[] = []
  let nextLine = 1
  try {
    // csv-parse counts a CRLF inside quotes as two lines; with LF alone its count is an editor's.
    parse(text.replace(/\r\n?/gu, '\n'), {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: IMPORT_LIMITS.columns * IMPORT_LIMITS.field,
      on_record: (cells: string[], { lines }) => {
        if (cells.length > 1 || (cells[0] ?? '').trim() !== '') records.push({ line: nextLine, cells })
        nextLine = lines + 1
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) return { error: unreadable(error, nextLine) }
    throw error
  }
  return { records }
}

/** The separator that stands most often in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text.slice(0, IMPORT_LIMITS.field))?.[0] ?? ''
  const bare = header.replace(/"(?:[^"]|"")*"/gu, '')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

function unreadable(error: CsvError, line: number): ImportError {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return {
      line,
      code: 'quote_not_closed',
      message: `A quote (") in the row that starts on line ${line} is never closed.`,
    }
  }
  return {
    line,
    code: 'unreadable',
    message: `The row that starts on line ${line} is no CSV: ${error.message}.`,
  }
}
