import { link, readFile, rm, writeFile } from 'node:fs/promises'

/**
 * What a file holds, or `made` when there is none yet: written whole beside its place and linked there, mode 0600, so
 * that neither a crash nor a second process leaves half of one.
 */
export async function keepSecret(file: string, made: string): Promise<string> {
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, made, { mode: 0o600 })
    await link(draft, file)
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readFile(file, 'utf8')).trim()
  } finally {
    await rm(draft, { force: true })
  }
}
