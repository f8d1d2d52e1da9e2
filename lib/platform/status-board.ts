/**
 * Which parts of the process are up, as server.ts says; the health route reads it. On globalThis, because Next's
 * handlers load a copy of this module of their own. Nothing posted: not up.
 */
export interface Status {
  jobs: boolean
  sockets: boolean
}

const SLOT = Symbol.for('gavel.status')
const shared = globalThis as { [SLOT]?: Status }

export const readStatus = (): Status => shared[SLOT] ?? { jobs: false, sockets: false }

export function postStatus(change: Partial<Status>): void {
  shared[SLOT] = { ...readStatus(), ...change }
}
