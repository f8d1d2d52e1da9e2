import { Money } from '@/components/money/money'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { StatementLine } from '@/lib/contracts/views'
import { linesByDay, type StatementDay } from '@/lib/domain/statement/lines'
import { moneyKinds } from './kinds'
import { LineCause, linkClass } from './line-cause'

const COLUMNS = 5

interface LinesTableProps {
  lines: readonly StatementLine[]
  currencyId: string
  teamId: string
  /** Shows a transaction with all of its lines. */
  onOpen: (transactionId: string) => void
}
type LineProps = Omit<LinesTableProps, 'lines'> & { line: StatementLine }

export function LinesTable({ lines, ...rest }: LinesTableProps) {
  return (
    <Table label="Statement" stack>
      <THead>
        <Tr>
          <Th>Time</Th>
          <Th>Kind</Th>
          <Th>What for</Th>
          <Th numeric>Balance after</Th>
          <Th numeric>Amount</Th>
        </Tr>
      </THead>
      {linesByDay(lines, dayOf).map((day) => (
        <Day key={day.key} day={day} {...rest} />
      ))}
    </Table>
  )
}

function Day({ day, ...rest }: Omit<LinesTableProps, 'lines'> & { day: StatementDay }) {
  return (
    <TBody>
      <tr className="max-sm:block">
        <th
          scope="rowgroup"
          colSpan={COLUMNS}
          className="border-b bg-sunken/50 px-4 py-1.5 text-left font-medium text-muted text-sm max-sm:block md:px-5"
        >
          {dayText(day.key)}
        </th>
      </tr>
      {day.lines.map((line) => (
        <Line key={line.seq} line={line} {...rest} />
      ))}
    </TBody>
  )
}

function Line({ line, currencyId, teamId, onOpen }: LineProps) {
  const { word, tone } = moneyKinds[line.kind]
  return (
    <Tr>
      <Td className="whitespace-nowrap text-muted text-sm">
        <button
          type="button"
          aria-label={`Transaction of ${timeText(line.at)}, line ${line.seq}`}
          onClick={() => onOpen(line.transactionId)}
          className={linkClass}
        >
          <time dateTime={line.at} title={new Date(line.at).toLocaleString('en-GB')} className="figure">
            {timeText(line.at)}
          </time>
        </button>
      </Td>
      <Td>
        <span className="inline-flex flex-wrap gap-1">
          <Badge tone={tone}>{word}</Badge>
          {line.reversedBy && <Badge tone="warning">Reversed</Badge>}
        </span>
      </Td>
      <Td lead className="max-sm:basis-3/5">
        <LineCause line={line} teamId={teamId} onOpen={onOpen} />
      </Td>
      <Td numeric label="Balance" className="text-muted">
        <Money amount={line.totalAfter} currencyId={currencyId} />
      </Td>
      <Td numeric>
        <Money
          amount={line.amount}
          currencyId={currencyId}
          signed
          className={cn('font-medium', BigInt(line.amount) > 0n && 'text-positive')}
        />
      </Td>
    </Tr>
  )
}

/** Where the reader is: a statement is read by his own calendar. */
function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('sv-SE')
}

function dayText(day: string): string {
  const date = new Date(`${day}T12:00:00`)
  return date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

function timeText(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
