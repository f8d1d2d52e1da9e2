'use client'

import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import type { ShopItemView } from '@/lib/contracts/views'
import { useHindrance } from '../use-hindrance'
import { effectText, hindrances } from '../words'

interface ItemsPanelProps {
  items: readonly ShopItemView[]
  onEdit?: (item: ShopItemView) => void
}

export function ItemsPanel({ items, onEdit }: ItemsPanelProps) {
  return (
    <Panel flush title="Items">
      <Table label="Items" stack>
        <THead>
          <Tr>
            <Th>Item</Th>
            <Th>State</Th>
            <Th numeric>Left</Th>
            <Th numeric>Sold</Th>
            <Th numeric>Price</Th>
            {onEdit && (
              <Th>
                <span className="sr-only">Change</span>
              </Th>
            )}
          </Tr>
        </THead>
        <TBody>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} onEdit={onEdit} />
          ))}
        </TBody>
      </Table>
    </Panel>
  )
}

function ItemRow({ item, onEdit }: { item: ShopItemView } & Pick<ItemsPanelProps, 'onEdit'>) {
  const league = useLeague()
  const hindrance = useHindrance({ ...item, teamLimit: null }, 0)
  return (
    <Tr>
      <Td lead>
        <span className="block truncate font-medium max-sm:max-w-48">{item.name}</span>
        <span className="block text-muted text-sm max-sm:max-w-56">{effectText(item.effect, league)}</span>
      </Td>
      <Td>
        <StatusPill tone={hindrance ? 'neutral' : 'positive'}>
          {hindrance ? hindrances[hindrance] : 'On sale'}
        </StatusPill>
      </Td>
      <Td numeric label="Left">
        {item.stock ?? 'any'}
      </Td>
      <Td numeric label="Sold">
        {item.sold}
      </Td>
      <Td numeric label="Price" className="font-medium">
        <Money amount={item.price} currencyId={item.currencyId} />
      </Td>
      {onEdit && (
        <Td numeric>
          <Button size="sm" variant="ghost" aria-label={`Change ${item.name}`} onClick={() => onEdit(item)}>
            Change
          </Button>
        </Td>
      )}
    </Tr>
  )
}
