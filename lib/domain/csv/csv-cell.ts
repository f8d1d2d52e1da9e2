/** An amount with its decimals, exact at any size: a number to a spreadsheet, never text. */
export interface CsvDecimal {
  readonly decimal: string
}

export type CsvValue = string | number | bigint | CsvDecimal | null | undefined

/** What a spreadsheet takes for the start of a formula, full-width forms included. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u

const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/u

/**
 * One cell of an exported CSV. Text that a spreadsheet would run as a formula ('=HYPERLINK(…)') gets an
 * apostrophe in front and stands in quotes; numbers, also negative ones, stay numbers.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return value.decimal
  if (typeof value !== 'string') return value.toString()
  if (FORMULA_START.test(value)) return quoted(`'${value}`)
  return NEEDS_QUOTES.test(value) ? quoted(value) : value
}

/** Minor units as the figure that stands in a cell: (-125050n, 2) → -1250.50. */
export function csvDecimal(amount: bigint, decimals: number): CsvDecimal {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : ''
  return { decimal: `${amount < 0n ? '-' : ''}${whole}${fraction}` }
}

/** Rows as CSV text: comma, CRLF (RFC 4180). */
export function csvText(rows: Iterable<readonly CsvValue[]>): string {
  let text = ''
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`
  return text
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
