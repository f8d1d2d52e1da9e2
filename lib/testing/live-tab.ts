import { type QueryClient, QueryObserver } from '@tanstack/react-query'
import { io } from 'socket.io-client'
import { loadEarlierPage } from '@/hooks/live/earlier-page'
import type { LivePages } from '@/hooks/live/use-live-pages'
import { callApi } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import type { Dated } from '@/lib/client/as-of'
import type { FreshRead } from '@/lib/client/fresh-reads'
import { makeQueryClient, SOCKET_OPTIONS } from '@/lib/client/live-client'
import { LiveConnection } from '@/lib/client/live-connection'
import { LiveQueries } from '@/lib/client/live-queries'
import type { FollowedRoom } from '@/lib/client/room-subscriptions'
import { offerTools, type TabTools } from '@/lib/client/tab-tools'
import { getTime } from '@/lib/contracts/endpoints'
import type { Room } from '@/lib/contracts/rooms'
import { HearingCheck } from './hearing-check'
import { inTab, type TabPlace } from './tab-fetch'

/** What a live hook of ours says of its page; `fetchEarlier` and what belongs to it only where the list grows backwards. */
export type TabPage = Pick<LivePages<Dated>, 'key' | 'fetch' | 'rooms' | 'rules'> & Partial<LivePages<Dated>>

const SOON = { spacingMs: 50, afterErrorMs: 300, jitterMs: 50 }

/**
 * A tab of our own client code, without a browser around it: connection, rooms, cache and rules are the page's, its calls go by
 * its place's network. `vi.stubGlobal` must have given `window`, `document` and `tabFetch`.
 */
export class LiveTab {
  readonly name: string
  readonly place: TabPlace
  readonly client: QueryClient = makeQueryClient()
  readonly connection: LiveConnection
  readonly hearing: HearingCheck
  signedOut = false
  /** Pages that the server said are not for this person. */
  refused: TabPage[] = []
  private readonly queries = new LiveQueries(this.client, SOON)
  private readonly pages = new Map<string, { page: TabPage; close(): void }>()
  private readonly stops: (() => void)[]
  private tools: TabTools | null = null
  private missing = 0

  constructor(name: string, place: TabPlace) {
    this.name = name
    this.place = place
    this.hearing = new HearingCheck(name, this.queries)
    this.connection = new LiveConnection({
      makeSocket: () => {
        const origin = place.origin ?? ''
        const socket = io(origin, { ...SOCKET_OPTIONS, extraHeaders: { origin, cookie: place.cookie } })
        this.hearing.listen(socket)
        return socket
      },
      sink: this.hearing.sink,
      probe: async () =>
        (await inTab(place, () => callApi(getTime, { signal: AbortSignal.timeout(5_000) }))).serverNow,
      onSignedOut: () => {
        this.signedOut = true
      },
    })
    const { rooms } = this.connection
    const receive = rooms.receive.bind(rooms)
    rooms.receive = (event) => {
      if (this.missing > 0) this.missing--
      else receive(event)
    }
    window.__gavelHook = (tools) => {
      this.tools = tools
    }
    offerTools({ queryClient: this.client, queries: this.queries, connection: this.connection })
    this.stops = [this.queries.start(), this.connection.start()]
  }

  /** Shows a page until it is left, or the server says that it is not for this person (any more). */
  show(page: TabPage): void {
    const name = JSON.stringify(page.key)
    if (this.pages.has(name)) return
    let names = ''
    let releases: (() => void)[] = []
    // As useRoom does it.
    const follow = (data: Dated | undefined) => {
      const rooms = [...new Set([...page.rooms, ...Object.keys(data?.asOf ?? {})])].sort() as Room[]
      if (rooms.join(' ') === names) return
      names = rooms.join(' ')
      for (const release of releases) release()
      releases = rooms.map((room) => this.connection.retain(room))
    }
    const observer = new QueryObserver<Dated>(this.client, {
      queryKey: page.key,
      queryFn: ({ signal }) =>
        inTab(this.place, () => page.fetch(signal, this.client.getQueryData<Dated>(page.key))),
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: this.queries.share as never,
      meta: { live: { rooms: page.rooms, rules: page.rules } },
    })
    let stop = () => {}
    const close = () => {
      this.pages.delete(name)
      stop()
      for (const release of releases) release()
    }
    this.pages.set(name, { page, close })
    follow(undefined)
    stop = observer.subscribe(({ data, error }) => {
      follow(data)
      if (!isRefusal(error) || !this.pages.has(name)) return
      close()
      this.refused.push(page)
      this.client.removeQueries({ queryKey: page.key, exact: true })
    })
    follow(observer.getCurrentResult().data)
  }

  leave(page: TabPage): void {
    this.pages.get(JSON.stringify(page.key))?.close()
  }

  shows(page: TabPage): boolean {
    return this.pages.has(JSON.stringify(page.key))
  }

  /** Scrolls back by a page, where there is one. */
  async scrollBack(page: TabPage): Promise<void> {
    const data = this.client.getQueryData<Dated>(page.key)
    if (!data || !this.shows(page) || !page.fetchEarlier || !page.hasEarlier?.(data)) return
    await inTab(this.place, () => loadEarlierPage(this.client, page as LivePages<Dated>)).catch((error) => {
      if (!(error instanceof ApiError)) throw error
    })
  }

  /** So many of the next events are lost without a word. */
  miss(count: number): void {
    this.missing += count
  }

  rooms(): FollowedRoom[] {
    return this.connection.rooms.list()
  }

  /** Connected, in its rooms, and nothing under way. */
  get isQuiet(): boolean {
    return this.tools?.isQuiet() ?? false
  }

  /** What keeps it from being quiet, for a message. */
  unrest(): string {
    const joining = this.rooms().filter(({ status }) => status === 'joining')
    const queries = this.client.getQueryCache().getAll()
    const busy = queries.filter((query) => query.isActive() && !this.queries.isCurrent(query.queryKey))
    const words = busy.map(
      ({ queryKey, state }) => `${queryKey} ${state.fetchStatus} ${state.status} ${state.error}`,
    )
    return `${this.name}: ${this.connection.status}, joining [${joining.map(({ room }) => room)}], behind [${words}]`
  }

  /** Whether there is such data on one of its pages. */
  holds(isSuch: (data: unknown) => boolean): boolean {
    return [...this.pages.values()].some(({ page }) => isSuch(this.client.getQueryData(page.key)))
  }

  /** Leaves the pages whose data say so. */
  leaveIf(isOver: (data: unknown) => boolean): void {
    for (const { page, close } of [...this.pages.values()]) {
      if (isOver(this.client.getQueryData(page.key))) close()
    }
  }

  /** What is shown beside what the database says now, past any network. */
  async freshReads(): Promise<FreshRead[]> {
    const { origin } = this.place
    this.place.origin = null
    try {
      return (await this.tools?.freshReads()) ?? []
    } finally {
      this.place.origin = origin
    }
  }

  close(): void {
    for (const { close } of [...this.pages.values()]) close()
    for (const stop of this.stops) stop()
    this.client.clear()
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && [401, 403, 404].includes(error.status)
