import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import { timesUnit, ungroup } from './decimal'
import { type CurrencyFormat, formatMoney } from './format'

/** Minor units, or a sentence for the person who typed. */
export type ParsedMoney = { ok: true; amount: bigint } | { ok: false; message: string }

export interface ParseOptions {
  /** Accept a leading minus, as a correction needs; a bid does not. */
  allowNegative?: boolean
}

const SUFFIXES = [
  { pattern: /\s*k$/i, factor: 1_000n },
  { pattern: /\s*mn?$/i, factor: 1_000_000n },
  { pattern: /\s*bn?$/i, factor: 1_000_000_000n },
] as const

/** Longer than any amount a person types; it bounds the work. */
const MAX_LENGTH = 60

/**
 * What a person types, in minor units: '1,250.50', '12.5m', '£3', '250k GBP'. Exact, never through a float.
 * A comma groups thousands; '1,25' is refused rather than guessed.
 */
export function parseMoney(text: string, currency: CurrencyFormat, options: ParseOptions = {}): ParsedMoney {
  const example = `Write an amount such as ${exampleOf(currency)} or 1.5m.`
  if (text.length > MAX_LENGTH) return refuse(`That is too long. ${example}`)
  const { negative, rest } = takeSign(text.trim(), currency)
  if (rest === '') return refuse(example)
  const suffix = SUFFIXES.find(({ pattern }) => pattern.test(rest))
  const figure = ungroup(suffix ? rest.replace(suffix.pattern, '') : rest)
  if (figure === null) return refuse(`Commas group thousands, a point is for decimals. ${example}`)
  const amount = timesUnit(figure, 10n ** BigInt(currency.decimals) * (suffix?.factor ?? 1n))
  if (amount === 'not_a_number') return refuse(example)
  if (amount === 'too_precise') return refuse(tooPrecise(currency))
  if (amount > MAX_MINOR_UNITS) return refuse('That amount is too large.')
  if (negative && amount !== 0n && !options.allowNegative) return refuse('The amount must not be negative.')
  return { ok: true, amount: negative ? -amount : amount }
}

function takeSign(text: string, currency: CurrencyFormat): { negative: boolean; rest: string } {
  const bare = stripCurrency(text, currency)
  const signed = /^[-−+]/u.test(bare)
  const rest = signed ? bare.slice(1).trim() : bare
  return {
    negative: signed && !bare.startsWith('+'),
    rest: signed && bare === text ? stripCurrency(rest, currency) : rest,
  }
}

/** Takes the symbol or the code off one end. A code that reads as a suffix ('M') is left alone. */
function stripCurrency(text: string, { symbol, code }: CurrencyFormat): string {
  const marks = [symbol, /^(k|mn?|bn?)$/i.test(code) ? '' : code].filter((mark) => mark !== '')
  for (const mark of marks) {
    const low = text.toLowerCase()
    if (low.startsWith(mark.toLowerCase())) return text.slice(mark.length).trim()
    if (low.endsWith(mark.toLowerCase())) return text.slice(0, -mark.length).trim()
  }
  return text
}

function exampleOf(currency: CurrencyFormat): string {
  return formatMoney(1250n * 10n ** BigInt(currency.decimals), { ...currency, code: '', symbol: '' }).trim()
}

function tooPrecise({ decimals, code }: CurrencyFormat): string {
  if (decimals === 0) return `Amounts in ${code} have no decimals.`
  return `Amounts in ${code} have at most ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}.`
}

function refuse(message: string): ParsedMoney {
  return { ok: false, message }
}
