'use client'

import { FileSpreadsheet } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { type CsvFile, readCsvFile } from '@/hooks/players/read-csv-file'

/** A file, by a button or dropped here. */
export function ChooseFile({ onFile }: { onFile: (file: CsvFile) => void }) {
  const { roster, currencies } = useLeague()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const [over, setOver] = useState(false)
  const [reading, setReading] = useState(false)
  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setReading(true)
    const read = await readCsvFile(file, { roster, decimals: currencies[0]?.decimals ?? 0 }).catch(
      () => `${file.name} could not be read.`,
    )
    setReading(false)
    if (typeof read === 'string') setProblem(read)
    else onFile(read)
    if (input.current) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }
  return (
    <div className="grid gap-4 lg:gap-5">
      {problem && <InlineAlert tone="negative" role="alert" title={problem} />}
      <Panel>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button does the same */}
        <div
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={cn(
            'grid justify-items-center gap-1.5 rounded-md border border-line-strong border-dashed px-6 py-14 text-center transition-colors duration-quick',
            over && 'border-accent-text bg-accent-soft',
          )}
        >
          <span aria-hidden className="mb-2 grid size-11 place-items-center rounded-md bg-sunken text-muted">
            <FileSpreadsheet className="size-5" />
          </span>
          <p className="font-medium">
            <span className="pointer-coarse:hidden">Drop a CSV file here, or choose one</span>
            <span className="hidden pointer-coarse:inline">Choose a CSV file</span>
          </p>
          <p className="max-w-md text-muted text-sm">
            With a header row, commas, semicolons or tabs, in UTF-8, up to 5 MB. It needs at least a column
            for the name and one for the position.
          </p>
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            aria-label="CSV file of players"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => take(event.target.files)}
          />
          <Button variant="primary" className="mt-3" loading={reading} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
        </div>
      </Panel>
      <Panel title="What it may look like">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must take focus
          tabIndex={0}
          className="overflow-x-auto rounded-sm bg-sunken px-4 py-3 font-mono text-sm"
        >{`id,name,position,club,price\n101,Ana Pereira,${roster.positions[0]?.code ?? 'GK'},Harbour FC,5.5\n102,Jo Lindqvist,${roster.positions[1]?.code ?? roster.positions[0]?.code ?? 'DEF'},North End,4.0`}</pre>
        <p className="mt-3 text-muted text-sm">
          With an id, the next import updates the same player. Without one, name and club together are the id.
        </p>
      </Panel>
    </div>
  )
}
