'use client'

import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import type { CsvFile } from '@/hooks/players/read-csv-file'
import type { ImportAnswer } from '@/hooks/players/use-import-preview'
import { paths } from '@/lib/contracts/paths'
import { ChooseFile } from './choose-file'
import { ImportDone } from './import-done'
import { ImportSheet } from './import-sheet'
import { NotYours } from './not-yours'

/** From a file to players: choose it, say what its columns mean, look it over, import all of it or nothing. */
export function PlayersImport() {
  const { slug } = useLeague()
  const commissioner = useIsCommissioner()
  const [file, setFile] = useState<CsvFile | null>(null)
  const [done, setDone] = useState<ImportAnswer | null>(null)
  const restart = () => {
    setFile(null)
    setDone(null)
  }
  return (
    <div className="page pb-12">
      <PageHeader
        title="Import players"
        description="From a CSV of any shape. Nobody is ever removed by an import."
        breadcrumb={[{ label: 'Players', href: paths.players(slug) }, { label: 'Import' }]}
      />
      {!commissioner ? (
        <NotYours />
      ) : done ? (
        <ImportDone answer={done} onAgain={restart} />
      ) : file ? (
        <ImportSheet key={file.key} file={file} onAnother={restart} onDone={setDone} />
      ) : (
        <ChooseFile onFile={setFile} />
      )}
    </div>
  )
}
