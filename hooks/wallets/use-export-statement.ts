'use client'

import { useMutation } from '@tanstack/react-query'
import { useCsvDownload } from '@/hooks/export/use-csv-download'
import { useCurrency } from '@/hooks/leagues/league-context'
import { callApi } from '@/lib/client/api'
import { getStatement } from '@/lib/contracts/endpoints'
import { queryOf, type StatementFilter } from '@/lib/domain/statement/filter'
import { statementCsv } from '@/lib/domain/statement/statement-csv'
import { allLines } from './all-lines'
import { startOfDay } from './start-of-day'

/** As many as the server gives at once. */
const PAGE = 1_000

interface ExportedStatement {
  walletId: string
  teamName: string
  currencyId: string
  filter: StatementFilter
  onDone: (exported: { count: number; cut: boolean }) => void
}

/** Saves every line that the filter leaves as a file, those that are not loaded, too. */
export function useExportStatement({ walletId, teamName, currencyId, filter, onDone }: ExportedStatement) {
  const currency = useCurrency(currencyId)
  const download = useCsvDownload()
  return useMutation({
    mutationFn: async () => {
      const query = { ...queryOf(filter, startOfDay), limit: PAGE }
      const { lines, cut } = await allLines((before) =>
        callApi(getStatement, { params: { walletId }, query: { ...query, before } }),
      )
      download(`${teamName} ${currency.code} statement`, statementCsv(lines, currency))
      return { count: lines.length, cut }
    },
    onSuccess: onDone,
    networkMode: 'always',
  })
}
