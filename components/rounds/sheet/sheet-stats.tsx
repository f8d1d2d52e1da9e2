import { Money } from '@/components/money/money'
import { Stat, StatRow } from '@/components/ui/stat'
import type { BidSheetView, RoundView } from '@/lib/contracts/views'
import type { SheetFigures } from '@/lib/domain/bid-sheet/sheet-figures'

interface SheetStatsProps {
  round: RoundView
  sheet: BidSheetView
  funds: string
  figures: SheetFigures
}

/** What the sheet can cost and what there is to pay it with. */
export function SheetStats({ round, sheet, funds, figures }: SheetStatsProps) {
  const { currencyId } = round
  const most = round.rules.maxBidsPerTeam
  const wins = round.rules.maxWinsPerTeam
  return (
    <StatRow columns={2}>
      <Stat label="Bids" value={figures.bidCount} note={most === null ? undefined : `of ${most} allowed`} />
      <Stat
        label="Can cost at most"
        value={<Money amount={String(figures.worst)} currencyId={currencyId} />}
        note={wins === null ? undefined : `${wins} ${wins === 1 ? 'win' : 'wins'} at most`}
      />
      <Stat
        label="Largest safe bid"
        value={<Money amount={String(figures.largest)} currencyId={currencyId} />}
        note="for one player"
      />
      <Stat
        label="Available"
        value={<Money amount={String(BigInt(funds) - BigInt(sheet.held))} currencyId={currencyId} />}
        note={
          <>
            <Money amount={sheet.held} currencyId={currencyId} /> held for this round
          </>
        }
      />
    </StatRow>
  )
}
