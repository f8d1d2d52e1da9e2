import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { actAs } from '@/lib/client/api'
import type { ConnectionStatus } from '@/lib/client/connection-state'
import { Intent } from '@/lib/client/intent'
import { newUuid } from '@/lib/client/new-uuid'
import { keyOf } from '@/lib/client/outbox'
import { NOT_AFTER_HEADER } from '@/lib/contracts/endpoint'
import { PURCHASE_MINUTES } from '../shop/shop-deeds'
import { outboxOf } from './outbox'
import { sendOrQueue } from './send-or-queue'

const NOW = Date.UTC(2026, 0, 1, 12)
const until = NOW + PURCHASE_MINUTES * 60_000
const purchase = { leagueId: newUuid(), itemId: newUuid(), price: '5', currencyId: newUuid() }

let sent: Headers[]
let fails: boolean
const connection = { status: 'live' as ConnectionStatus, serverNow: () => NOW }
const intent = () => new Intent(Date.now, () => keyOf({ id: newUuid(), at: Date.now() }))

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  fails = false
  connection.status = 'live'
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('window', { location: { pathname: '/' } })
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    sent.push(new Headers(init.headers))
    if (fails) throw new TypeError('Failed to fetch')
    return Response.json({ ok: true })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('promise 5: what costs money says its end from its first try on', async () => {
  actAs(newUuid())
  await sendOrQueue('shop_buy', purchase, { title: 'Buy' }, { connection, intent: intent() })
  expect(sent.map((headers) => headers.get(NOT_AFTER_HEADER))).toEqual([new Date(until).toISOString()])
})

it('promise 5: and keeps that end, with its key, when it goes on from the outbox', async () => {
  const me = newUuid()
  actAs(me)
  fails = true
  const buying = sendOrQueue('shop_buy', purchase, { title: 'Buy' }, { connection, intent: intent() })
  // The network goes while it is tried.
  connection.status = 'offline'
  connection.serverNow = () => NOW + 90_000
  await vi.runAllTimersAsync()
  expect(await buying).toBeNull()
  const [deed] = outboxOf(me).snapshot()
  expect(deed).toMatchObject({ until, tried: true })
  expect(keyOf(deed ?? { id: '', at: 0 })).toBe(sent[0]?.get('idempotency-key'))
})
