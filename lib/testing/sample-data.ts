import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Real lists that are too large to keep in the repository: GAVEL_SAMPLE_DATA, or `shared/data` above it. */
const FOLDERS = [process.env.GAVEL_SAMPLE_DATA, '../shared/data', '../../shared/data']

/** Where a sample file lies, or null: then its test says that it is skipped, and why. */
export function sampleFile(name: string): string | null {
  const paths = FOLDERS.flatMap((folder) => (folder ? [join(resolve(folder), name)] : []))
  return paths.find((path) => existsSync(path)) ?? null
}
