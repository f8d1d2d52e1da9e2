const KEEP = 200
const own = new Set<string>()

/** Notes that this tab made the request with this Idempotency-Key. */
export function rememberMutation(key: string): void {
  own.add(key)
  const oldest = own.values().next().value
  if (own.size > KEEP && oldest !== undefined) own.delete(oldest)
}

/** Did this very tab cause it? Then it has told its person already. */
export const isOwnMutation = (mutationId: string | undefined): boolean =>
  mutationId !== undefined && own.has(mutationId)
