'use client'

import { Money } from '@/components/money/money'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { PositionBadge } from '@/components/ui/position-badge'
import { SkeletonRows } from '@/components/ui/skeleton'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import type { ImportAnswer } from '@/hooks/players/use-import-preview'

/** The first players as they would stand in the league. */
export function PreviewPanel({ answer, loading }: { answer: ImportAnswer | undefined; loading: boolean }) {
  const { roster, currencies } = useLeague()
  const [currency] = currencies
  const rows = answer?.sample ?? []
  return (
    <Panel
      flush
      title="Preview"
      aria-busy={loading}
      description={
        answer && rows.length > 0
          ? `The first ${rows.length} of ${answer.total.toLocaleString('en-GB')} that can be read`
          : undefined
      }
    >
      {!answer && loading && <SkeletonRows rows={5} label="Reading the file" />}
      {rows.length === 0 && !(loading && !answer) && (
        <EmptyState
          title="No player can be read yet"
          description="Set the columns above; the first players show here as they would be imported."
        />
      )}
      {rows.length > 0 && (
        <Table label="Preview of the players" stack maxHeight="32rem">
          <THead>
            <tr>
              <Th>Player</Th>
              <Th>Position</Th>
              <Th>Club</Th>
              <Th>Reference</Th>
              <Th numeric>Base price</Th>
            </tr>
          </THead>
          <TBody>
            {rows.map((player) => (
              <Tr key={player.line}>
                <Td lead>
                  <span className="font-medium">{player.name}</span>
                  {player.shortName !== player.name && (
                    <span className="text-muted text-sm"> {player.shortName}</span>
                  )}
                </Td>
                <Td>
                  <PositionBadge
                    code={player.position}
                    index={roster.positions.findIndex(({ code }) => code === player.position)}
                  />
                </Td>
                <Td>{player.club || '–'}</Td>
                <Td className="max-w-40 truncate font-mono text-muted text-sm">{player.ref}</Td>
                <Td numeric>{currency && <Money amount={player.basePrice} currencyId={currency.id} />}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </Panel>
  )
}
