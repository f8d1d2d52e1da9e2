const KEEP = 200
const own = new Set<string>()
const committed = new Set<string>()

/** Notes that this tab made the request with this Idempotency-Key. */
export function rememberMutation(key: string): void {
  own.add(key)
  const oldest = own.values().next().value
  if (own.size <= KEEP || oldest === undefined) return
  own.delete(oldest)
  committed.delete(oldest)
}

/** Did this very tab cause it? Then it has told its person already. */
export const isOwnMutation = (mutationId: string | undefined): boolean =>
  mutationId !== undefined && own.has(mutationId)

/** An event has told that the request with this key was carried out, whether its answer came or not. */
export function noteCommitted(mutationId: string | undefined): void {
  if (mutationId !== undefined && own.has(mutationId)) committed.add(mutationId)
}

export const isCommitted = (key: string): boolean => committed.has(key)
