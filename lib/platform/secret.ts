import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret of an embedded install: made once, kept beside the data, readable by its owner alone. */
export async function keepSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  const made = randomBytes(32).toString('base64url')
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(made)
    await handle.close()
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const kept = (await readFile(file, 'utf8')).trim()
    if (kept.length < 32)
      throw new Error(
        `The secret in ${file} is damaged. Remove the file to make a new one; everyone signs in again.`,
      )
    return kept
  }
}
