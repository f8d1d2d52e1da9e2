'use client'

import { useDeferredValue, useState } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { useLeague } from '@/hooks/leagues/league-context'
import type { CsvFile } from '@/hooks/players/read-csv-file'
import { useImportPlayers } from '@/hooks/players/use-import-players'
import { type ImportAnswer, useImportPreview } from '@/hooks/players/use-import-preview'
import type { ImportMapping } from '@/lib/contracts/endpoints/players'
import { ImportSummary } from './import-summary'
import { MappingPanel } from './mapping-panel'
import { PreviewPanel } from './preview-panel'
import { ProblemsPanel } from './problems-panel'

export type ImportSheetProps = {
  file: CsvFile
  onAnother: () => void
  onDone: (answer: ImportAnswer) => void
}

/** One file under work: what its columns mean, what would come of it. */
export function ImportSheet({ file, onAnother, onDone }: ImportSheetProps) {
  const { id } = useLeague()
  const [mapping, setMapping] = useState<ImportMapping>(file.guess)
  const preview = useImportPreview(id, file, useDeferredValue(mapping))
  const importing = useImportPlayers(id, file)
  const answer = preview.data
  return (
    <PageGrid
      sticky
      now={
        <ImportSummary
          file={file}
          mapping={mapping}
          preview={preview}
          importing={importing}
          onAnother={onAnother}
          onImport={() => importing.mutate(mapping, { onSuccess: onDone })}
        />
      }
      main={
        <>
          <MappingPanel file={file} mapping={mapping} onChange={setMapping} />
          {answer && answer.problems.length > 0 && (
            <ProblemsPanel title="Problems" tone="negative" problems={answer.problems} />
          )}
          {answer && answer.warnings.length > 0 && (
            <ProblemsPanel title="Worth a look" tone="warning" problems={answer.warnings} />
          )}
          <PreviewPanel answer={answer} loading={preview.isFetching} />
        </>
      }
    />
  )
}
