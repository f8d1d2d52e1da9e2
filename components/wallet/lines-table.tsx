import Link from 'next/link'
import { Money } from '@/components/money/money'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { StatementLine } from '@/lib/contracts/views'
import { noFilter } from '@/lib/domain/players-list/filter'
import { filterToQuery } from '@/lib/domain/players-list/query'
import { linesByDay, type StatementDay } from '@/lib/domain/statement/lines'
import { moneyKinds } from './kinds'

const COLUMNS = 5

export function LinesTable({ lines, currencyId }: { lines: readonly StatementLine[]; currencyId: string }) {
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
        <Day key={day.key} day={day} currencyId={currencyId} />
      ))}
    </Table>
  )
}

function Day({ day, currencyId }: { day: StatementDay; currencyId: string }) {
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
        <Line key={line.seq} line={line} currencyId={currencyId} />
      ))}
    </TBody>
  )
}

function Line({ line, currencyId }: { line: StatementLine; currencyId: string }) {
  const { word, tone } = moneyKinds[line.kind]
  return (
    <Tr>
      <Td className="whitespace-nowrap text-muted text-sm">
        <time dateTime={line.at} title={new Date(line.at).toLocaleString('en-GB')} className="figure">
          {timeText(line.at)}
        </time>
      </Td>
      <Td>
        <Badge tone={tone}>{word}</Badge>
      </Td>
      <Td lead className="max-sm:basis-3/5">
        <What line={line} />
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

const linkClass =
  'hit rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current'

/** The player or the round that it was about, the reason as it was given, and who did it. */
function What({ line: { player, round, reason, actor } }: { line: StatementLine }) {
  const { slug } = useLeague()
  const said = reason !== round?.name && reason !== player?.name
  return (
    <div className="min-w-0">
      <p>
        {player && (
          <Link
            href={`${paths.players(slug)}?${filterToQuery({ ...noFilter, text: player.name })}`}
            className={cn(linkClass, 'font-medium')}
          >
            {player.name}
          </Link>
        )}
        {player && round && ' in '}
        {round && (
          <Link href={paths.round(slug, round.id)} className={linkClass}>
            {round.name}
          </Link>
        )}
        {!player && !round && reason}
      </p>
      {(said && (player || round)) || actor ? (
        <p className="text-muted text-sm">
          {said && (player || round) ? reason : null}
          {said && (player || round) && actor ? ', ' : null}
          {actor && `by ${actor}`}
        </p>
      ) : null}
    </div>
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
