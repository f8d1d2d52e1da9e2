import type { Query, QueryClient } from '@tanstack/react-query'

/** A live answer on the page beside a read of the same address made now; both without `asOf`. */
export interface FreshRead {
  key: readonly unknown[]
  shown: unknown
  fresh: unknown
}

/** Live queries that something on the page shows. Others are checked when they are shown again. */
export const liveQueries = (client: QueryClient): Query[] =>
  client
    .getQueryCache()
    .getAll()
    .filter((query) => query.meta?.live !== undefined && query.isActive() && query.state.data !== undefined)

/**
 * Reads again, beside the cache, whatever live answers the page shows: lists that grew backwards as far back as they
 * reach. Nothing on the page is changed by it.
 * @throws ApiError
 */
export function freshReads(client: QueryClient): Promise<FreshRead[]> {
  return Promise.all(
    liveQueries(client).map(async ({ queryKey, options, meta }) => {
      const read = options.queryFn as (context: object) => Promise<unknown>
      const { signal } = new AbortController()
      const fresh = await read({ client, queryKey, signal, meta })
      return { key: queryKey, shown: undated(client.getQueryData(queryKey)), fresh: undated(fresh) }
    }),
  )
}

const undated = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null, (key, value) => (key === 'asOf' ? undefined : value)))
