'use client'

import { ErrorState } from '@/components/ui/error-state'
import { Sheet } from '@/components/ui/sheet'
import { SkeletonRows } from '@/components/ui/skeleton'
import { moneyKinds } from '@/components/wallet/kinds'
import { useLeague } from '@/hooks/leagues/league-context'
import { useTransactionWebSocket } from '@/hooks/money/use-transaction-web-socket'
import { ReverseDialog, ShortNotice } from './reverse-dialog'
import { TransactionDetail } from './transaction-detail'

interface TransactionSheetProps {
  /** Null: closed. */
  id: string | null
  /** Another transaction, or none. */
  onOpen: (id: string | null) => void
}

/** A transaction with all of its lines, beside the list that it was opened from. */
export function TransactionSheet({ id, onOpen }: TransactionSheetProps) {
  if (!id) return null
  return <Opened key={id} id={id} onOpen={onOpen} />
}

function Opened({ id, onOpen }: { id: string; onOpen: TransactionSheetProps['onOpen'] }) {
  const league = useLeague()
  const { data, error, refetch } = useTransactionWebSocket(league.id, id)
  const reversal = data?.reversal
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onOpen(null)}
      title={data ? moneyKinds[data.transaction.kind].word : 'Transaction'}
      footer={
        data &&
        reversal &&
        (reversal.refused === null ? (
          <ReverseDialog transaction={data.transaction} short={reversal.short} onDone={refetch} />
        ) : (
          !data.transaction.reversedBy && <p className="text-muted text-sm">{reversal.refused}</p>
        ))
      }
    >
      {data ? (
        <div className="grid gap-4">
          {reversal?.refused === null && <ShortNotice short={reversal.short} />}
          <TransactionDetail transaction={data.transaction} onOpen={onOpen} />
        </div>
      ) : error ? (
        <ErrorState
          title={error.code === 'not_found' ? 'There is no such transaction here' : 'It could not be loaded'}
          description={error.message}
          {...(error.code === 'not_found' ? {} : { onRetry: () => void refetch() })}
        />
      ) : (
        <SkeletonRows rows={5} label="Loading the transaction" />
      )}
    </Sheet>
  )
}
