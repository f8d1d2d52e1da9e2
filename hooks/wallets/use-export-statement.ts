'use client'

import { useCallback } from 'react'
import { useCsvDownload } from '@/hooks/export/use-csv-download'
import { useCurrency } from '@/hooks/leagues/league-context'
import type { StatementLine } from '@/lib/contracts/views'
import { statementCsv } from '@/lib/domain/statement/statement-csv'

interface ExportedStatement {
  lines: readonly StatementLine[]
  teamName: string
  currencyId: string
}

/** Saves these lines as a file. */
export function useExportStatement({ lines, teamName, currencyId }: ExportedStatement): () => void {
  const currency = useCurrency(currencyId)
  const download = useCsvDownload()
  return useCallback(
    () => download(`${teamName} ${currency.code} statement`, statementCsv(lines, currency)),
    [download, lines, teamName, currency],
  )
}
