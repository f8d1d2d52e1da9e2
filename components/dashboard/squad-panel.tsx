import { Money } from '@/components/money/money'
import { Panel } from '@/components/ui/panel'
import { PositionBadge } from '@/components/ui/position-badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { useLeague } from '@/hooks/leagues/league-context'
import type { SquadEntryView, SquadView } from '@/lib/contracts/views'
import { withExtraPlaces } from '@/lib/domain/roster/extra-places'
import { groupByPosition, type SquadGroup } from '@/lib/domain/squad/group-by-position'
import { SlotMarks } from './slot-marks'

const COLUMNS = 4

/** Who a team owns, by position, and what is still open. */
export function SquadPanel({ squad, mine }: { squad: SquadView; mine: boolean }) {
  const { roster } = useLeague()
  const { groups, taken, size, open } = groupByPosition(withExtraPlaces(roster, squad.extra), squad.entries)
  return (
    <Panel
      title="Squad"
      description={`${taken} of ${size} players, ${slotsText(open)}`}
      flush
      footer={taken === 0 && emptyText(mine)}
    >
      <Table label="Squad" stack>
        <THead>
          <Tr>
            <Th>Player</Th>
            <Th>Club</Th>
            <Th>Bought</Th>
            <Th numeric>Price</Th>
          </Tr>
        </THead>
        {groups.map((group) => (
          <Position key={group.code} group={group} />
        ))}
      </Table>
    </Panel>
  )
}

function Position({ group }: { group: SquadGroup }) {
  const { code, name, index, slots, open, entries } = group
  return (
    <TBody className="group/position">
      <tr className="max-sm:block">
        <th
          scope="rowgroup"
          colSpan={COLUMNS}
          className="border-b bg-sunken/50 px-4 py-2 text-left font-medium text-sm max-sm:block md:px-5"
        >
          <span className="flex items-center gap-3">
            <PositionBadge code={code} index={index} name={name} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <SlotMarks filled={entries.length} slots={slots} />
            <span className="figure text-muted">
              {entries.length} of {slots}
              {open > 0 && `, ${open} open`}
            </span>
          </span>
        </th>
      </tr>
      {entries.map((entry) => (
        <Entry key={entry.playerId} entry={entry} />
      ))}
    </TBody>
  )
}

function Entry({ entry }: { entry: SquadEntryView }) {
  return (
    <Tr className="sm:last:[&>td]:border-b sm:group-last/position:last:[&>td]:border-b-0">
      <Td lead>
        <span className="block truncate font-medium">{entry.name}</span>
      </Td>
      <Td className="text-muted">{entry.club}</Td>
      <Td className="whitespace-nowrap text-muted">
        <RelativeTime at={entry.acquiredAt} />
      </Td>
      <Td numeric className="font-medium">
        <Money amount={entry.price} currencyId={entry.currencyId} />
      </Td>
    </Tr>
  )
}

function slotsText(open: number): string {
  if (open === 0) return 'no slot open'
  return open === 1 ? '1 slot open' : `${open} slots open`
}

function emptyText(mine: boolean): string {
  return mine
    ? 'No players yet. Those you win in a round stand here at once, with what you paid.'
    : 'No players yet.'
}
