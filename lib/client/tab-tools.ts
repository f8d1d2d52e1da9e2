import { type FreshRead, freshReads, liveQueries } from './fresh-reads'
import type { LiveClient } from './live-client'

/** What a test may ask of a tab, and the inspector shows. Nothing in it can do more than the page itself. */
export interface TabTools {
  status(): string
  /** Connected, in all rooms, nothing being read, and all that is shown as far as the tab has seen. */
  isQuiet(): boolean
  freshReads(): Promise<FreshRead[]>
}

declare global {
  interface Window {
    /** Left by whoever wants to look in, before the page's own scripts run: tests do. Nobody else can be first. */
    __gavelHook?: (tools: TabTools) => void
  }
}

/** Gives the tools to whoever left a hook; without one, nothing of them can be reached from outside. */
export function offerTools({ queryClient, queries, connection }: LiveClient): void {
  window.__gavelHook?.({
    status: () => connection.status,
    isQuiet: () =>
      connection.status === 'live' &&
      connection.rooms.list().every(({ status }) => status !== 'joining') &&
      queryClient.isFetching() === 0 &&
      liveQueries(queryClient).every(({ queryKey }) => queries.isCurrent(queryKey)),
    freshReads: () => freshReads(queryClient),
  })
}
