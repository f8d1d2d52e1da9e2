'use client'

import { Money } from '@/components/money/money'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { BidSheetView, PlayerView, RoundView } from '@/lib/contracts/views'
import { When } from '../facts/when'
import { count } from '../words'

interface SealedBidsProps {
  round: RoundView
  sheet: BidSheetView
  players: ReadonlyMap<string, PlayerView>
}

/** Between the close and the result: what my team has in the round. */
export function SealedBids({ round, sheet, players }: SealedBidsProps) {
  const { submitted, submittedAt, held } = sheet
  if (submitted.length === 0 || submittedAt === null) {
    const draft =
      sheet.draft.length > 0 ? ` The draft of ${count(sheet.draft.length, 'bid')} does not count.` : ''
    return (
      <Panel title="Your bids">
        <EmptyState
          title="You have no bid in this round"
          description={`Nothing was submitted before the close.${draft}`}
        />
      </Panel>
    )
  }
  return (
    <Panel
      flush
      title="Your bids count"
      description={
        <>
          {count(submitted.length, 'bid')}, submitted <When at={submittedAt} />.{' '}
          <Money amount={held} currencyId={round.currencyId} /> is held until the round is settled.
        </>
      }
    >
      <Table label="Your submitted bids" maxHeight="32rem">
        <THead>
          <Tr>
            <Th>Player</Th>
            <Th numeric>Your bid</Th>
          </Tr>
        </THead>
        <TBody>
          {submitted.map((bid) => (
            <Tr key={bid.playerId}>
              <Td>{players.get(bid.playerId)?.name ?? 'A player'}</Td>
              <Td numeric className="font-medium">
                <Money amount={bid.amount} currencyId={round.currencyId} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Panel>
  )
}
