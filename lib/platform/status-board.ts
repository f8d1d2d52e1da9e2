/**
 * What the process knows of its own parts, told by server.ts and read by /api/health. The two load separate copies
 * of this module, so it lives on globalThis.
 */
export interface StatusBoard {
  jobs: boolean
  /** Asked, not noted: the relay cannot do without its database. */
  sockets: () => boolean
  /** True from the first stop signal: nothing new is started. */
  stopping: boolean
}

const SLOT = Symbol.for('gavel.status')

export function statusBoard(): StatusBoard {
  const shared = globalThis as { [SLOT]?: StatusBoard }
  shared[SLOT] ??= { jobs: false, sockets: () => false, stopping: false }
  return shared[SLOT]
}
