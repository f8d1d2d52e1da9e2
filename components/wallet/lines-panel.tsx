import { Download, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { useExportStatement } from '@/hooks/wallets/use-export-statement'
import type { MoneyKind } from '@/lib/contracts/views'
import { kindsOf } from '@/lib/domain/statement/lines'
import { moneyKinds } from './kinds'
import { LinesTable } from './lines-table'
import type { StatementViewProps } from './statement-props'

type LinesPanelProps = Omit<StatementViewProps, 'answer'> & { teamName: string; currencyId: string }

/** The postings of a wallet, newest first. */
export function LinesPanel(props: LinesPanelProps) {
  const { lines, more, loadingMore, loadMoreError, onLoadMore, teamName, currencyId } = props
  const [kind, setKind] = useState<MoneyKind | null>(null)
  const shown = kind ? lines.filter((line) => line.kind === kind) : lines
  const exportCsv = useExportStatement({ lines: shown, teamName, currencyId })
  if (lines.length === 0) return <NoLines />
  return (
    <Panel
      title="Statement"
      description={countText(shown.length, lines.length, more)}
      flush
      actions={
        <>
          <Select
            aria-label="Kind"
            size="sm"
            className="w-28 sm:w-32"
            value={kind ?? ''}
            placeholder="All kinds"
            options={kindsOf(lines).map((value) => ({ value, label: moneyKinds[value].word }))}
            onChange={(event) => setKind((event.target.value || null) as MoneyKind | null)}
          />
          <Button size="sm" icon={<Download aria-hidden />} onClick={exportCsv} className="max-sm:hidden">
            Export CSV
          </Button>
          <IconButton
            size="sm"
            variant="secondary"
            label="Export CSV"
            onClick={exportCsv}
            className="sm:hidden"
          >
            <Download aria-hidden />
          </IconButton>
        </>
      }
    >
      <LinesTable lines={shown} currencyId={currencyId} />
      {loadMoreError && (
        <InlineAlert role="alert" tone="negative" title="Older lines could not be loaded" className="m-4">
          {loadMoreError}
        </InlineAlert>
      )}
      {more && <LoadMore onLoadMore={onLoadMore} loading={loadingMore} label="Show older lines" />}
    </Panel>
  )
}

function NoLines() {
  return (
    <Panel title="Statement">
      <EmptyState
        icon={<ReceiptText />}
        title="No money has moved yet"
        description="Every amount that goes in or out stands here, with its reason and what was left."
      />
    </Panel>
  )
}

/** Says what is not there: a filter and an export reach only as far as what is loaded. */
function countText(shown: number, loaded: number, more: boolean): string {
  const of = shown === loaded ? lineCount(loaded) : `${shown} of ${lineCount(loaded)}`
  return more ? `${of} loaded, older ones below` : of
}

const lineCount = (count: number) => (count === 1 ? '1 line' : `${count} lines`)
