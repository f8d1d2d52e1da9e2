'use client'

import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import type { CsvFile } from '@/hooks/players/read-csv-file'
import type { useImportPlayers } from '@/hooks/players/use-import-players'
import { isComplete, type useImportPreview } from '@/hooks/players/use-import-preview'
import type { ImportMapping } from '@/lib/contracts/endpoints/players'

export type ImportSummaryProps = {
  file: CsvFile
  mapping: ImportMapping
  preview: ReturnType<typeof useImportPreview>
  importing: ReturnType<typeof useImportPlayers>
  onImport: () => void
  onAnother: () => void
}

/** What the import would do, and the button that does it. */
export function ImportSummary(props: ImportSummaryProps) {
  const { file, mapping, preview, importing, onImport, onAnother } = props
  const answer = isComplete(mapping) ? preview.data : undefined
  const failure = importing.error ?? preview.error
  const count = (value: number | undefined) => (value === undefined ? '–' : value.toLocaleString('en-GB'))
  const ready = answer && answer.problems.length === 0 && answer.total > 0 && !preview.isPlaceholderData
  return (
    <Panel lit title="This import" description={<span className="break-all">{file.name}</span>}>
      <div className="grid gap-4">
        <StatRow columns={3} className="grid-cols-3">
          <Stat label="Rows" value={count(file.rows)} />
          <Stat label="New" value={count(answer?.added)} />
          <Stat label="Updated" value={count(answer?.updated)} />
        </StatRow>
        <Verdict answer={answer} complete={isComplete(mapping)} />
        {failure && <InlineAlert tone="negative" role="alert" title={sentenceOf(failure)} />}
        <div className="grid gap-2">
          <Button
            variant="primary"
            size="lg"
            block
            disabled={!ready}
            loading={importing.isPending}
            onClick={onImport}
          >
            {ready ? `Import ${count(answer.total)} ${answer.total === 1 ? 'player' : 'players'}` : 'Import'}
          </Button>
          <Button variant="ghost" block disabled={importing.isPending} onClick={onAnother}>
            Choose another file
          </Button>
        </div>
      </div>
    </Panel>
  )
}

type VerdictProps = { answer: ReturnType<typeof useImportPreview>['data']; complete: boolean }

function Verdict({ answer, complete }: VerdictProps) {
  if (!complete) {
    return (
      <InlineAlert tone="warning" role="status" title="Columns are missing">
        Say which columns hold the name and the position.
      </InlineAlert>
    )
  }
  if (!answer) return <p className="text-muted text-sm">Reading the file…</p>
  const { length } = answer.problems
  if (length > 0) {
    const many = length >= 1000 ? '1,000 problems or more' : length === 1 ? '1 problem' : `${length} problems`
    return (
      <InlineAlert tone="negative" role="status" title={many}>
        An import brings all of a file or nothing. Change the columns here, or correct the file.
      </InlineAlert>
    )
  }
  return (
    <InlineAlert tone="positive" role="status" title="Every row can be read">
      {answer.warnings.length > 0
        ? 'Some are worth a look first; they do not stop the import.'
        : 'All of it comes in at once.'}
    </InlineAlert>
  )
}
