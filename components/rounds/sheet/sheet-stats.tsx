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
  return (
    <StatRow columns={2}>
      <Stat label={most === null ? 'Bids' : `Bids, of ${most} allowed`} value={figures.bidCount} />
      <Stat
        label="Can cost at most"
        value={<Money amount={String(figures.worst)} currencyId={currencyId} />}
      />
      <Stat
        label="Largest safe bid"
        value={<Money amount={String(figures.largest)} currencyId={currencyId} />}
      />
      <Stat
        label="Available"
        value={<Money amount={String(BigInt(funds) - BigInt(sheet.held))} currencyId={currencyId} />}
        note={
          <>
            <Money amount={sheet.held} currencyId={currencyId} /> held here
          </>
        }
      />
    </StatRow>
  )
}
