const SLOT = Symbol.for('gavel.caches')

/**
 * Whether answers may be kept between reads (GAVEL_BALANCE_CACHE); asked each time, so that the effect can be measured.
 * A page under development is not shown as it was before the last edit.
 */
export function isCaching(): boolean {
  const given = process.env.GAVEL_BALANCE_CACHE
  return given ? given === '1' : process.env.NODE_ENV !== 'development'
}

/** The process's one cache of this name: server.ts, pages and handlers load separate copies of every module. */
export function sharedCache<T>(name: string, make: () => T): T {
  const shared = globalThis as { [SLOT]?: Map<string, unknown> }
  shared[SLOT] ??= new Map()
  if (!shared[SLOT].has(name)) shared[SLOT].set(name, make())
  return shared[SLOT].get(name) as T
}

/** All that is kept is of a database that is gone. */
export function forgetCaches(): void {
  ;(globalThis as { [SLOT]?: Map<string, unknown> })[SLOT]?.clear()
}
