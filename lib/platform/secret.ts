import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { keepSecret } from './keep-secret'

/** The secret of an embedded install: made once, kept beside the data, readable by its owner alone. */
export async function installSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  const kept = await keepSecret(file, randomBytes(32).toString('base64url'))
  if (kept.length < 32) {
    throw new Error(
      `The secret in ${file} is damaged. Remove the file to make a new one; everyone signs in again.`,
    )
  }
  return kept
}
