import { AsyncLocalStorage } from 'node:async_hooks'
import { callAddress } from './route-server'

/** Where a tab's calls go, and as whom. */
export interface TabPlace {
  /** Of whatever stands between it and its node; null: straight to the routes, past any network. */
  origin: string | null
  cookie: string
}

const places = new AsyncLocalStorage<TabPlace>()

/** What is done within goes out from this tab: several tabs of one process each have a `fetch` of their own. */
export const inTab = <T>(place: TabPlace, act: () => T): T => places.run(place, act)

const realFetch = globalThis.fetch

/** Stands for a browser's `fetch`, which knows where its page is from and sends its cookie. */
export async function tabFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const place = places.getStore()
  if (!place) throw new Error(`No tab asks for ${path}.`)
  const headers = { ...(init.headers as Record<string, string>), cookie: place.cookie }
  if (place.origin) return realFetch(place.origin + path, { ...init, headers })
  const { status, body } = await callAddress(path, {
    method: init.method ?? 'GET',
    cookie: place.cookie,
    ...(init.body ? { body: String(init.body) } : {}),
    key: null,
  })
  return Response.json(body, { status })
}
