import type { QueryClient } from '@tanstack/react-query'
import type { Dated } from '@/lib/client/as-of'
import { comparePositions } from '@/lib/domain/position/position'

/** How a live list grows backwards. */
export interface EarlierPages<T extends Dated> {
  /** From lib/contracts/query-keys. */
  key: readonly unknown[]
  /** The page before what is shown. */
  fetchEarlier: (shown: T) => Promise<T>
  /** The earlier page put before what is shown by now; asOf stays that of `shown`. */
  join: (earlier: T, shown: T) => T
  hasEarlier: (shown: T) => boolean
}

const MOST_TRIES = 3

/**
 * Puts the page before what is shown in front of it. What happened while the page was under way may have changed what is
 * on it, and no event will tell it again: then the page is read once more, and where things never stand still, all is.
 * @throws ApiError
 */
export async function loadEarlierPage<T extends Dated>(
  client: QueryClient,
  { key, fetchEarlier, join, hasEarlier }: EarlierPages<T>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const asked = client.getQueryData<T>(key)
    if (!asked || !hasEarlier(asked)) return
    const earlier = await fetchEarlier(asked)
    const shown = client.getQueryData<T>(key)
    if (!shown) return
    const behind = isBehind(earlier, shown)
    if (behind && attempt < MOST_TRIES) continue
    // An answer that was asked for without this page would take it away again.
    const askAgain = behind || client.isFetching({ queryKey: key, exact: true }) > 0
    client.setQueryData(key, join(earlier, shown))
    if (askAgain) void client.refetchQueries({ queryKey: key, exact: true })
    return
  }
}

const isBehind = (page: Dated, shown: Dated): boolean =>
  Object.entries(page.asOf).some(([room, position]) => {
    const at = shown.asOf[room]
    return at !== undefined && ['older', 'unknown'].includes(comparePositions(position, at))
  })
