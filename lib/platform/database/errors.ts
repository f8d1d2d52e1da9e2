/** PostgreSQL's own code of a failed statement (such as '40P01'), wherever Prisma put it; null: not from PostgreSQL. */
export function sqlState(error: unknown): string | null {
  const cause = driverCause(error)
  if (cause?.originalCode) return cause.originalCode
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'P2034') return '40001'
  if (code === 'P2002') return '23505'
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code) ? code : null
}

/** The name of the constraint that refused, when it is in the message. */
export function constraintOf(error: unknown): string | null {
  const message = `${driverCause(error)?.originalMessage ?? ''} ${(error as Error | null)?.message ?? ''}`
  return /constraint "([^"]+)"/.exec(message)?.[1] ?? null
}

/** PostgreSQL's own words. */
export const messageOf = (error: unknown): string =>
  driverCause(error)?.originalMessage ?? driverCause(error)?.message ?? (error as Error).message

/** No connection could be had: out of connections, shut down, or the server is away. */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  const state = sqlState(error) ?? ''
  const text = `${driverCause(error)?.kind ?? ''} ${(error as Error | null)?.message ?? ''}`
  return (
    ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'ECONNREFUSED', 'ECONNRESET'].includes(code) ||
    /^(08|57P|57014|53)/.test(state) ||
    /DatabaseNotReachable|ConnectionClosed|TooManyConnections|timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(
      text,
    )
  )
}

/** The connection broke while something was under way: a commit may or may not have come through. */
export function isConnectionLost(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  const text = `${driverCause(error)?.kind ?? ''} ${(error as Error | null)?.message ?? ''}`
  return (
    ['P1017', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /^(08|57P01|57P02)/.test(sqlState(error) ?? '') ||
    /ConnectionClosed|Connection terminated|is not queryable/.test(text)
  )
}

interface DriverCause {
  kind?: string
  originalCode?: string
  originalMessage?: string
  message?: string
}

function driverCause(error: unknown): DriverCause | null {
  const candidate = error as {
    cause?: DriverCause
    meta?: { driverAdapterError?: { cause?: DriverCause } }
  } | null
  return candidate?.meta?.driverAdapterError?.cause ?? (candidate?.cause?.kind ? candidate.cause : null)
}
