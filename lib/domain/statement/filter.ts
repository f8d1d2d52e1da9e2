import { type MoneyKind, moneyKind } from '@/lib/contracts/views'

/** What a statement shows of a wallet. Days are the reader's own, '2026-03-09'. */
export interface StatementFilter {
  kind: MoneyKind | null
  playerId: string | null
  /** The first day. */
  from: string | null
  /** The last day. */
  to: string | null
}

export const wholeStatement: StatementFilter = { kind: null, playerId: null, from: null, to: null }

/** The kinds that leave a line, in the order in which they are offered: what is held moves no money. */
export const postedKinds: readonly MoneyKind[] = [
  'award',
  'refund',
  'income',
  'purchase',
  'adjustment',
  'reversal',
  'opening',
]

export const isNarrowed = ({ kind, playerId, from, to }: StatementFilter): boolean =>
  kind !== null || playerId !== null || from !== null || to !== null

/** A statement's address: what is shown, and the transaction that lies open beside it. */
export interface StatementAddress extends StatementFilter {
  open: string | null
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an address asks for; what it does not understand is left out. */
export function addressFromQuery(query: { get(name: string): string | null }): StatementAddress {
  const kind = moneyKind.safeParse(query.get('kind'))
  return {
    kind: kind.success && postedKinds.includes(kind.data) ? kind.data : null,
    playerId: matching(query.get('player'), ID),
    from: dayOf(query.get('from')),
    to: dayOf(query.get('to')),
    open: matching(query.get('tx'), ID),
  }
}

/** As the query of an address: 'kind=award&from=2026-03-01'. What is not set is not in it. */
export function addressToQuery({ kind, playerId, from, to, open }: StatementAddress): string {
  const query = new URLSearchParams()
  if (kind) query.set('kind', kind)
  if (playerId) query.set('player', playerId)
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  if (open) query.set('tx', open)
  return query.toString()
}

const matching = (text: string | null, pattern: RegExp) => (text && pattern.test(text) ? text : null)

/** Refuses the 31st of February, too. */
function dayOf(text: string | null): string | null {
  const day = matching(text, DAY)
  if (!day) return null
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null
}

/** What the server is asked: days as instants where the reader is. */
export interface StatementQuery {
  kind?: MoneyKind
  playerId?: string
  /** ISO. */
  since?: string
  /** ISO; the line at this instant is out. */
  until?: string
}

/** @param startOf the instant at which a day begins where the reader is; `later` days after it */
export function queryOf(
  { kind, playerId, from, to }: StatementFilter,
  startOf: (day: string, later: number) => string,
): StatementQuery {
  return {
    ...(kind ? { kind } : {}),
    ...(playerId ? { playerId } : {}),
    ...(from ? { since: startOf(from, 0) } : {}),
    ...(to ? { until: startOf(to, 1) } : {}),
  }
}
