import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { finalizeBulkRound, getDashboard, getStatement } from '@/lib/contracts/endpoints'
import { addressOf, callApi, onSignedOut } from './api'
import { isOwnMutation } from './own-mutations'

const fetching = vi.fn<typeof fetch>()
beforeEach(() => {
  vi.useFakeTimers()
  fetching.mockReset()
  vi.stubGlobal('fetch', fetching)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const answer = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const refusal = (status: number, code: string) => answer(status, { error: { code, message: 'No.' } })
const keyOf = (call: number) => new Headers(fetching.mock.calls[call]?.[1]?.headers).get('idempotency-key')
const settled = async <T>(promise: Promise<T>) => {
  const caught = promise.catch((error: unknown) => error)
  await vi.runAllTimersAsync()
  return caught
}

describe('callApi', () => {
  it('fills in the address', () => {
    expect(
      addressOf(getStatement, { params: { walletId: 'a/b' }, query: { limit: 5, before: undefined } }),
    ).toBe('/api/wallets/a%2Fb/statement?limit=5')
  })

  it('keeps one key over lost answers, 503 and an action still under way', async () => {
    fetching
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValueOnce(refusal(503, 'unavailable'))
      .mockResolvedValueOnce(refusal(409, 'request_in_progress'))
      .mockResolvedValueOnce(answer(200, { done: 1 }))
    expect(await settled(callApi(finalizeBulkRound, { params: { id: 'x' } }))).toEqual({ done: 1 })
    expect(new Set([0, 1, 2, 3].map(keyOf)).size).toBe(1)
    expect(isOwnMutation(keyOf(0) ?? undefined)).toBe(true)
  })

  it('gives up after a while, and at once on a refusal', async () => {
    fetching.mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await settled(callApi(finalizeBulkRound, { params: { id: 'x' } }))).toMatchObject({
      code: 'network',
    })
    expect(fetching).toHaveBeenCalledTimes(5)
    fetching.mockReset().mockResolvedValue(refusal(409, 'round_state'))
    expect(
      await settled(callApi(finalizeBulkRound, { params: { id: 'x' }, idempotencyKey: 'mine-12345' })),
    ).toMatchObject({
      code: 'round_state',
      status: 409,
      message: 'No.',
    })
    expect(fetching).toHaveBeenCalledTimes(1)
    expect(keyOf(0)).toBe('mine-12345')
  })

  it('waits as long as the server asks, and leaves it to the person when that is too long', async () => {
    const busy = (seconds: string) =>
      answer(503, { error: { code: 'unavailable', message: 'No.' } }, { 'retry-after': seconds })
    fetching.mockResolvedValueOnce(busy('20')).mockResolvedValueOnce(answer(200, { done: 1 }))
    const call = callApi(finalizeBulkRound, { params: { id: 'x' } })
    await vi.advanceTimersByTimeAsync(19_000)
    expect(fetching).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await call).toEqual({ done: 1 })
    fetching.mockReset().mockResolvedValue(busy('600'))
    expect(await settled(callApi(finalizeBulkRound, { params: { id: 'x' } }))).toMatchObject({
      code: 'unavailable',
      details: { retryAfterSeconds: 600 },
    })
    expect(fetching).toHaveBeenCalledTimes(1)
  })

  it('never repeats a refusal, whatever it is', async () => {
    for (const [status, code] of [
      [400, 'invalid_request'],
      [409, 'wallet_frozen'],
      [422, 'insufficient_funds'],
      [422, 'idempotency_mismatch'],
      [429, 'rate_limited'],
      [500, 'internal'],
    ] as const) {
      fetching.mockReset().mockResolvedValue(refusal(status, code))
      await settled(callApi(finalizeBulkRound, { params: { id: 'x' } }))
      expect(fetching, code).toHaveBeenCalledTimes(1)
    }
  })

  it('does not repeat a read by itself, and takes a page of a proxy for unavailable', async () => {
    fetching.mockResolvedValue(new Response('<html>', { status: 502 }))
    expect(await settled(callApi(getDashboard, { params: { teamId: 'x' } }))).toMatchObject({
      code: 'unavailable',
    })
    expect(fetching).toHaveBeenCalledTimes(1)
    expect(keyOf(0)).toBeNull()
  })

  it('says that nobody is signed in, but not for a wrong password', async () => {
    const out = vi.fn()
    const stop = onSignedOut(out)
    fetching
      .mockResolvedValueOnce(refusal(401, 'wrong_password'))
      .mockResolvedValueOnce(refusal(401, 'unauthenticated'))
    await settled(callApi(getDashboard, { params: { teamId: 'x' } }))
    expect(out).not.toHaveBeenCalled()
    await settled(callApi(getDashboard, { params: { teamId: 'x' } }))
    expect(out).toHaveBeenCalledOnce()
    stop()
  })

  it('stops waiting when it is no longer wanted', async () => {
    fetching.mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')))
    const controller = new AbortController()
    const call = callApi(finalizeBulkRound, { params: { id: 'x' }, signal: controller.signal }).catch(
      (error) => error,
    )
    await vi.advanceTimersByTimeAsync(10)
    controller.abort()
    expect(await call).toMatchObject({ name: 'AbortError' })
    expect(fetching).toHaveBeenCalledTimes(1)
  })
})
