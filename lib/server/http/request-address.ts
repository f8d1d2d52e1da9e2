/**
 * server.ts writes the peer's address here and drops whatever a client sent under the name, so that
 * X-Forwarded-For counts only when GAVEL_TRUSTED_PROXIES says so.
 */
export const ADDRESS_HEADER = 'x-gavel-address'

export const addressOf = (headers: Headers): string => headers.get(ADDRESS_HEADER) ?? 'unknown'
