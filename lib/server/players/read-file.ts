import type { ImportMapping, ImportProblem } from '@/lib/contracts/endpoints/players'
import type { RosterRules } from '@/lib/contracts/round-rules'
import { guessMapping } from '@/lib/domain/players-import/guess-mapping'
import { previewImport, readHeaders } from '@/lib/domain/players-import/preview-import'
import type { ImportMapping as DomainMapping, ParsedPlayer } from '@/lib/domain/players-import/types'

/** What a file holds for a league. Nothing is written by reading it. */
export interface ReadFile {
  columns: string[]
  mapping: ImportMapping | null
  rows: ParsedPlayer[]
  existing: number
  /** The first thousand; nothing may be imported while there are any. */
  problems: ImportProblem[]
  /** All of them, counted. */
  problemCount: number
  warnings: ImportProblem[]
}

/**
 * Reads a CSV by a mapping, or by one guessed from its header. Never throws on any text.
 * @param league.decimals of its first currency, which base prices are in
 */
export function readFile(
  csv: string,
  mapping: ImportMapping | null,
  league: { roster: RosterRules; decimals: number; refs: ReadonlySet<string> },
): ReadFile {
  const head = readHeaders(csv)
  if ('error' in head) return unread([], null, toProblem(head.error))
  const chosen = mapping ?? guess(head.headers, league)
  if (chosen === null) {
    return unread(head.headers, null, {
      line: 1,
      column: null,
      code: 'bad_mapping',
      message: 'The header does not say which columns hold the name and the position. Choose them.',
    })
  }
  const { price, ...same } = chosen
  const preview = previewImport({
    text: csv,
    mapping: { ...same, basePrice: price } satisfies DomainMapping,
    positions: league.roster.positions,
    existingRefs: league.refs,
  })
  return {
    columns: head.headers,
    mapping: chosen,
    rows: preview.rows,
    existing: preview.totals.existing,
    problems: preview.errors.map(toProblem),
    problemCount: preview.totals.errors,
    warnings: preview.warnings.map(({ code, message, lines }) => ({
      line: lines[0] ?? 1,
      column: null,
      code,
      message,
    })),
  }
}

function guess(headers: string[], league: { roster: RosterRules; decimals: number }): ImportMapping | null {
  const { mapping, missing } = guessMapping(headers, league.roster, league.decimals)
  if (missing.length > 0) return null
  const { basePrice, ...same } = mapping
  return { ...same, price: basePrice }
}

const toProblem = (error: { line: number; column?: string; code: string; message: string }) => ({
  line: error.line,
  column: error.column ?? null,
  code: error.code,
  message: error.message,
})

const unread = (columns: string[], mapping: ImportMapping | null, problem: ImportProblem): ReadFile => ({
  columns,
  mapping,
  rows: [],
  existing: 0,
  problems: [problem],
  problemCount: 1,
  warnings: [],
})
