/** A decimal figure as written: digits, with at most one point. No sign, exponent, grouping or space. */
const DECIMAL = /^(\d+)(?:\.(\d+))?$|^\.(\d+)$/

/** No figure needs more; it bounds the work that a hostile text can ask for. */
const MAX_LENGTH = 40

export type DecimalError = 'not_a_number' | 'too_precise'

/**
 * Multiplies a written decimal by a whole unit, exactly: ('12.5', 100n) → 1250n.
 * Errors: `not_a_number`; `too_precise` when the product is no whole number ('0.005' × 100).
 */
export function timesUnit(text: string, unit: bigint): bigint | DecimalError {
  const match = text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null
  if (!match) return 'not_a_number'
  const whole = match[1] ?? '0'
  const fraction = match[2] ?? match[3] ?? ''
  const scale = 10n ** BigInt(fraction.length)
  const product = BigInt(whole + fraction) * unit
  return product % scale === 0n ? product / scale : 'too_precise'
}

/** Takes the group separators out of a figure, if they stand in threes: '1,250.50' → '1250.50'; else null. */
export function ungroup(text: string): string | null {
  if (!/[,'’_\s]/u.test(text)) return text
  const match = /^(\d{1,3})([,'’_\s])(\d{3}(?:\2\d{3})*)(\.\d+)?$/u.exec(text)
  if (!match) return null
  return `${match[1]}${(match[3] ?? '').replace(/\D/gu, '')}${match[4] ?? ''}`
}
