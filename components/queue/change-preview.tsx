import { Money } from '@/components/money/money'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { LeagueView } from '@/lib/contracts/views'

type Team = LeagueView['teams'][number]

export interface Change {
  team: Team
  wallet: Team['wallets'][number]
  /** Signed, minor units. */
  amount: bigint
}

/** What each team will have, as things stand now. */
export function ChangePreview({ changes, currencyId }: { changes: readonly Change[]; currencyId: string }) {
  const short = changes.filter(({ wallet, amount }) => BigInt(wallet.total) + amount < 0n)
  const names = short.map(({ team }) => team.name).join(', ')
  return (
    <div className="grid gap-3">
      <Table label="What each team will have" stack maxHeight="20rem">
        <THead>
          <Tr>
            <Th>Team</Th>
            <Th numeric>Now</Th>
            <Th numeric>Then</Th>
          </Tr>
        </THead>
        <TBody>
          {changes.map(({ team, wallet, amount }) => (
            <Tr key={team.id}>
              <Td lead>{team.name}</Td>
              <Td numeric label="Now" className="text-muted">
                <Money amount={wallet.total} currencyId={currencyId} />
              </Td>
              <Td numeric className="font-medium">
                <Money amount={String(BigInt(wallet.total) + amount)} currencyId={currencyId} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {short.length > 0 && (
        <InlineAlert
          tone="warning"
          role="status"
          title={`Too little money: ${names}. As things stand all of it will be refused.`}
        />
      )}
      <p className="text-muted text-sm">
        What is held for bids cannot be taken; how much that is stays sealed.
      </p>
    </div>
  )
}
