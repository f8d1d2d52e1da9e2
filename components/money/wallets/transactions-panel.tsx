'use client'

import { ReceiptText } from 'lucide-react'
import { LiveList } from '@/components/live/live-list'
import { Money } from '@/components/money/money'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { moneyKinds } from '@/components/wallet/kinds'
import { useLeague } from '@/hooks/leagues/league-context'
import { useMoneyWebSocket } from '@/hooks/money/use-money-web-socket'
import type { TransactionSummary } from '@/lib/contracts/views'
import { listTeams } from '../words'

/** What money moved in the league, newest first; each opens with all of its lines. */
export function TransactionsPanel({ onOpen }: { onOpen: (id: string) => void }) {
  const league = useLeague()
  const { data, ...pages } = useMoneyWebSocket(league.id)
  return (
    <Panel title="Transactions" description="Open one to see its lines, or to reverse it." flush>
      <LiveList
        pages={pages}
        count={data?.transactions.length}
        words={{ all: 'the transactions', older: 'older transactions' }}
        empty={<EmptyState icon={<ReceiptText />} title="No money has moved yet" />}
      >
        <List label="Transactions">
          {data?.transactions.map((transaction) => (
            <Item key={transaction.id} transaction={transaction} onOpen={onOpen} />
          ))}
        </List>
      </LiveList>
    </Panel>
  )
}

interface ItemProps {
  transaction: TransactionSummary
  onOpen: (id: string) => void
}

function Item({ transaction, onOpen }: ItemProps) {
  const { id, at, kind, reason, actor, teams, teamCount, moved, reversedBy } = transaction
  const { word, tone } = moneyKinds[kind]
  const who = listTeams(
    teams.map(({ name }) => name),
    teamCount,
  )
  return (
    <ListItem
      title={reason}
      subtitle={
        <>
          {who}, {actor && `by ${actor.name}, `}
          <RelativeTime at={at} />
        </>
      }
      onClick={() => onOpen(id)}
      trailing={
        <span className="grid justify-items-end gap-0.5">
          {moved.map(({ currencyId, amount }) => (
            <Money key={currencyId} amount={amount} currencyId={currencyId} signed className="font-medium" />
          ))}
          <span className="inline-flex gap-1">
            {reversedBy && <Badge tone="warning">Reversed</Badge>}
            <Badge tone={tone}>{word}</Badge>
          </span>
        </span>
      }
    />
  )
}
