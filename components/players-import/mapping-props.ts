import type { CsvFile } from '@/hooks/players/read-csv-file'
import type { ImportMapping } from '@/lib/contracts/endpoints/players'

/** What each part of the mapping works on. */
export type MappingProps = {
  file: CsvFile
  mapping: ImportMapping
  onChange: (mapping: ImportMapping) => void
}
