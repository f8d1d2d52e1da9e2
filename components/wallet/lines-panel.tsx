import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { LoadMore } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toaster'
import type { LivePagesResult } from '@/hooks/live/use-live-pages'
import type { Statement } from '@/hooks/wallets/statement-rules'
import { useExportStatement } from '@/hooks/wallets/use-export-statement'
import type { WalletView } from '@/lib/contracts/views'
import { FilterBar, FilterSheet } from './filter-bar'
import { LinesTable } from './lines-table'
import { NoLines, NothingFound } from './no-lines'
import type { FilterProps } from './statement-props'
import { lineCount } from './words'

type LinesPanelProps = FilterProps & {
  list: LivePagesResult<Statement>
  wallet: WalletView
  teamName: string
  isNarrowed: boolean
}

/** The postings of a wallet that the filter leaves, newest first. */
export function LinesPanel({ list, wallet, teamName, isNarrowed, ...filter }: LinesPanelProps) {
  const { data, error, hasEarlier } = list
  if (wallet.postings === 0 && !isNarrowed) return <NoLines />
  return (
    <Panel
      title="Statement"
      description={data ? countText(data.lines.length, hasEarlier, isNarrowed) : ' '}
      flush
      actions={
        <>
          <FilterSheet {...filter} />
          <ExportButton wallet={wallet} teamName={teamName} filter={filter.filter} />
        </>
      }
    >
      <FilterBar {...filter} />
      {data && data.lines.length > 0 && (
        <LinesTable
          lines={data.lines}
          currencyId={wallet.currencyId}
          teamId={wallet.teamId}
          onOpen={(open) => filter.onChange({ open })}
        />
      )}
      {data?.lines.length === 0 && <NothingFound {...filter} postings={wallet.postings} />}
      {!data && !error && <SkeletonRows rows={8} label="Loading the lines" />}
      {!data && error && (
        <ErrorState
          title="The lines could not be loaded"
          description={error.message}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.earlierError && (
        <InlineAlert role="alert" tone="negative" title="Older lines could not be loaded" className="m-4">
          {list.earlierError.message}
        </InlineAlert>
      )}
      {hasEarlier && (
        <LoadMore
          onLoadMore={() => void list.loadEarlier()}
          loading={list.isLoadingEarlier}
          label="Show older lines"
        />
      )}
    </Panel>
  )
}

function ExportButton({ wallet, teamName, filter }: Pick<LinesPanelProps, 'wallet' | 'teamName' | 'filter'>) {
  const { mutate, isPending, error } = useExportStatement({
    walletId: wallet.id,
    currencyId: wallet.currencyId,
    teamName,
    filter,
    onDone: ({ count, cut }) =>
      cut
        ? toast.info(`The newest ${lineCount(count)} are in the file. Choose days to export the older ones.`)
        : toast.success(`${lineCount(count)} exported`),
  })
  const look = { size: 'sm', loading: isPending, onClick: () => mutate() } as const
  return (
    <>
      {error && (
        <p role="alert" className="text-negative text-sm">
          {error.message}
        </p>
      )}
      <Button {...look} icon={<Download aria-hidden />} className="max-sm:hidden">
        Export CSV
      </Button>
      <IconButton {...look} variant="secondary" label="Export CSV" className="sm:hidden">
        <Download aria-hidden />
      </IconButton>
    </>
  )
}

/** Says what is not there: the list may go on, and a filter may hide some. */
function countText(count: number, more: boolean, isNarrowed: boolean): string {
  const lines = isNarrowed ? `${lineCount(count)} as filtered` : lineCount(count)
  return more ? `${lines}, older ones below` : lines
}
