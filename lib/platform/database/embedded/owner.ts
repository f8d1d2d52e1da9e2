import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries'

/** Who PostgreSQL runs as. Empty: as this process. PostgreSQL refuses to run as root, so root lends it a user. */
export interface Owner {
  uid?: number
  gid?: number
}

/**
 * As root: the `postgres` user where there is one, else `nobody`, so that no account is made on the machine.
 * A cluster that exists keeps the owner it was made with.
 */
export async function chooseOwner(clusterDir: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  const existing = await stat(clusterDir).catch(() => null)
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find(Boolean)
  if (!account)
    throw new Error('PostgreSQL must not run as root, and this machine has no user "postgres" or "nobody".')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/** Can `owner` walk down to this path? Every folder on the way needs its execute bit. */
export async function isReachable(path: string, owner: Owner): Promise<boolean> {
  if (owner.uid === undefined) return true
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => null)
    if (info) {
      const bit = info.uid === owner.uid ? 0o100 : info.gid === owner.gid ? 0o010 : 0o001
      if ((info.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/** Where root keeps what PostgreSQL's user cannot reach inside the checkout (one folder a checkout). */
export function reachableHome(dataDir: string): string {
  return join('/var/lib/gavel', createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
}

/** The programs themselves, or a copy of them when their folder is closed to `owner` (a checkout under /root). */
export async function reachableBinaries(binaries: Binaries, owner: Owner): Promise<Binaries> {
  if (await isReachable(binaries.postgres, owner)) return binaries
  const native = dirname(dirname(binaries.postgres))
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'))
  const copy = join('/var/lib/gavel', `postgresql-${version}`)
  if (!(await stat(join(copy, 'complete')).catch(() => null))) {
    await mkdir(copy, { recursive: true, mode: 0o755 })
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    await mkdir(join(copy, 'complete'))
  }
  const inCopy = (name: string) => join(copy, 'bin', name)
  return { initdb: inCopy('initdb'), pg_ctl: inCopy('pg_ctl'), postgres: inCopy('postgres') }
}
