import type { Endpoint } from '@/lib/contracts/endpoint'
import * as endpoints from '@/lib/contracts/endpoints'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value

/** Every endpoint of the contract, by name: what the document and the test of the routes go by. */
export const allEndpoints: readonly { name: string; endpoint: Endpoint }[] = Object.entries(
  endpoints as Record<string, unknown>,
).flatMap(([name, endpoint]) => (isEndpoint(endpoint) ? [{ name, endpoint }] : []))
