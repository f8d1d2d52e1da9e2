import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from './api-error'
import type { OutgoingMessage } from './chat-outbox'
import { newUuid } from './new-uuid'
import { OutboxSender } from './outbox-sender'
import { OutboxStorage } from './outbox-storage'
import { chatId, makeBrowser, me } from './outbox-testing'

const settle = () => vi.advanceTimersByTimeAsync(0)
const lost = new ApiError('network', 0, 'Gavel could not be reached.')

let browser: ReturnType<typeof makeBrowser>
beforeEach(() => {
  vi.useFakeTimers()
  browser = makeBrowser()
})
afterEach(() => void vi.useRealTimers())

describe('sending', () => {
  it('shows a message at once, and keeps the order', async () => {
    const tab = browser.open()
    tab.write('one')
    tab.write('two')
    expect(tab.shows()).toEqual(['one waiting', 'two waiting'])
    await settle()
    expect(tab.shows()).toEqual(['one sending', 'two waiting'])
    expect(browser.texts()).toEqual(['one'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
    browser.asked[1]?.answer()
    await settle()
    expect(tab.shows()).toEqual(['one arrived', 'two arrived'])
    expect(browser.entries.size).toBe(0)
    tab.sender.shown(tab.sender.snapshot().map(({ clientId }) => clientId))
    expect(tab.shows()).toEqual([])
  })

  it('tries again with the same clientId, and at once when the connection is back', async () => {
    const tab = browser.open()
    tab.write('one')
    await settle()
    browser.asked[0]?.answer(lost)
    await settle()
    expect(tab.shows()).toEqual(['one waiting'])
    expect(browser.asked).toHaveLength(1)
    tab.sender.wake()
    await settle()
    expect(browser.asked.map(({ clientId }) => clientId)).toEqual([
      browser.asked[0]?.clientId,
      browser.asked[0]?.clientId,
    ])
    browser.asked[1]?.answer(new ApiError('unavailable', 503, 'Not now.'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(browser.asked).toHaveLength(3)
  })

  it('waits as long as a server that is flooded asks', async () => {
    const tab = browser.open()
    tab.write('one')
    await settle()
    browser.asked[0]?.answer(new ApiError('rate_limited', 429, 'Slowly.', { retryAfterSeconds: 30 }))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(browser.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(browser.asked).toHaveLength(2)
  })

  it('leaves a refused one with the server’s sentence, and goes on with the next', async () => {
    const tab = browser.open()
    tab.write('one')
    tab.write('two')
    await settle()
    browser.asked[0]?.answer(new ApiError('invalid_request', 400, 'That is too long.'))
    await settle()
    expect(tab.shows()).toEqual(['one refused', 'two sending'])
    const [refused] = tab.sender.snapshot()
    expect(refused?.refused).toBe('That is too long.')
    browser.asked[1]?.answer()
    await settle()
    tab.sender.retry(refused?.clientId ?? '')
    await settle()
    expect(browser.texts()).toEqual(['one', 'two', 'one'])
    browser.asked[2]?.answer(new ApiError('not_found', 404, 'Gone.'))
    await settle()
    tab.sender.discard(refused?.clientId ?? '')
    expect(tab.shows()).toEqual(['two arrived'])
    expect(browser.entries.size).toBe(0)
  })

  it('gives up on a server that fails on it again and again', async () => {
    const tab = browser.open()
    tab.write('one')
    for (let attempt = 0; attempt < 6; attempt++) {
      await vi.advanceTimersByTimeAsync(5_000)
      browser.asked[attempt]?.answer(new ApiError('internal', 500, 'Something went wrong.'))
    }
    await settle()
    expect(tab.shows()).toEqual(['one refused'])
  })

  it('is over when the event comes before the answer', async () => {
    const tab = browser.open()
    tab.write('one')
    await settle()
    tab.sender.arrived({ ...browser.asked[0], seq: 1 } as never)
    expect(tab.shows()).toEqual(['one arrived'])
    browser.asked[0]?.answer(lost)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(browser.asked).toHaveLength(1)
  })
})

describe('a device', () => {
  it('loses nothing by a crash, and sends it as what it was', async () => {
    const before = browser.open()
    before.write('one')
    before.write('two')
    await settle()
    before.crash()
    // Its request died with it.
    browser.asked[0]?.answer(lost)
    const now = browser.open()
    await settle()
    expect(now.shows()).toEqual(['one sending', 'two waiting'])
    expect(browser.asked[1]?.clientId).toBe(browser.asked[0]?.clientId)
  })

  it('rests with what is under way, and tries nothing more until it is started again', async () => {
    const tab = browser.open()
    tab.write('one')
    tab.write('two')
    await settle()
    tab.rest()
    browser.asked[0]?.answer()
    await settle()
    expect(browser.texts()).toEqual(['one'])
    tab.sender.start()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
  })

  it('sends nothing of another person’s', async () => {
    const before = browser.open()
    before.write('one')
    before.crash()
    const now = browser.open(newUuid())
    await settle()
    expect(now.shows()).toEqual([])
  })

  it('sends once from several tabs, and all of them show it until it is there', async () => {
    const [first, second] = [browser.open(), browser.open()]
    browser.changing = first.sender
    first.write('one')
    await settle()
    expect(second.shows()).toEqual(['one waiting'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.asked).toHaveLength(1)
    expect(second.shows()).toEqual([])
  })

  it('sends once, though a tab hears of the lock before it hears what the other has done', async () => {
    browser.deaf = true
    const first = browser.open()
    first.write('one')
    await settle()
    const second = browser.open()
    await settle()
    expect(second.shows()).toEqual(['one waiting'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.asked).toHaveLength(1)
    expect(second.shows()).toEqual([])
  })

  it('has another tab send what a closed one could not', async () => {
    const [first, second] = [browser.open(), browser.open()]
    browser.changing = first.sender
    first.write('one')
    await settle()
    first.crash()
    browser.asked[0]?.answer(lost)
    await settle()
    expect(browser.asked).toHaveLength(2)
    expect(second.shows()).toEqual(['one sending'])
  })

  it('without a storage sends all the same', async () => {
    const send = vi.fn(async (message: OutgoingMessage) => message as never)
    const tab = new OutboxSender({
      storage: new OutboxStorage(me, null),
      send,
      alone: (_name, act) => act(),
      newClientId: newUuid,
    })
    tab.start()
    tab.write({ chatId, text: 'one', replyTo: null })
    await settle()
    expect(send).toHaveBeenCalledTimes(1)
    expect(tab.snapshot().map(({ state }) => state)).toEqual(['arrived'])
  })
})
