import type { CurrencyView } from '@/lib/contracts/money'
import type { StatementLine } from '@/lib/contracts/views'
import { csvDecimal, csvText } from '@/lib/domain/csv/csv-cell'

const HEADER = [
  'line',
  'at',
  'kind',
  'reason',
  'player',
  'round',
  'by',
  'amount',
  'balance after',
  'currency',
  'transaction',
]

/** Lines of a wallet as a spreadsheet reads them. */
export function statementCsv(
  lines: readonly StatementLine[],
  { code, decimals }: Pick<CurrencyView, 'code' | 'decimals'>,
): string {
  const rows = lines.map((line) => [
    line.seq,
    line.at,
    line.kind,
    line.reason,
    line.player?.name,
    line.round?.name,
    line.actor,
    csvDecimal(BigInt(line.amount), decimals),
    csvDecimal(BigInt(line.totalAfter), decimals),
    code,
    line.transactionId,
  ])
  return csvText([HEADER, ...rows])
}
