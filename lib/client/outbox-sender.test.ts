import { describe, expect, it, vi } from 'vitest'
import { ANSWERS_HOURS } from '@/lib/contracts/endpoint'
import { ApiError } from './api-error'
import { newUuid } from './new-uuid'
import { lost, type makeBrowser, settle, useBrowser } from './outbox-testing'

let browser: ReturnType<typeof makeBrowser>
useBrowser((made) => {
  browser = made
})

describe('sending', () => {
  it('shows a deed at once, says that it waits once it is kept, and keeps the order', async () => {
    const tab = browser.open()
    void tab.write('one')
    void tab.write('two')
    expect(tab.shows()).toEqual(['one keeping', 'two keeping'])
    expect(browser.rows.size).toBe(0)
    await settle()
    expect(tab.shows()).toEqual(['one sending', 'two waiting'])
    expect(browser.rows.size).toBe(2)
    expect(browser.texts()).toEqual(['one'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
    browser.asked[1]?.answer()
    await settle()
    expect(tab.shows()).toEqual(['one arrived', 'two arrived'])
    expect(browser.rows.size).toBe(0)
    tab.sender.shown(tab.sender.snapshot().map(({ id }) => id))
    expect(tab.shows()).toEqual([])
  })

  it('tries again under the same key, and at once when the connection is back', async () => {
    const tab = browser.open()
    void tab.write('one')
    await settle()
    browser.asked[0]?.answer(lost)
    await settle()
    expect(tab.shows()).toEqual(['one waiting'])
    expect(browser.asked).toHaveLength(1)
    tab.sender.wake()
    await settle()
    browser.asked[1]?.answer(new ApiError('unavailable', 503, 'Not now.'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(browser.asked).toHaveLength(3)
    expect(new Set(browser.asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    expect(browser.asked[0]?.forUser).toBeDefined()
  })

  it('goes on under the key of a first try that was made without it', async () => {
    const tab = browser.open()
    const id = newUuid()
    void tab.sender.add({
      kind: 'note',
      input: { text: 'x' },
      title: '',
      detail: '',
      href: '/',
      id,
      at: 7,
      tried: true,
    })
    await settle()
    expect(browser.asked[0]?.idempotencyKey).toBe(`${id}-7`)
  })

  it('waits as long as a server that is flooded asks', async () => {
    const tab = browser.open()
    void tab.write('one')
    await settle()
    browser.asked[0]?.answer(new ApiError('rate_limited', 429, 'Slowly.', { retryAfterSeconds: 30 }))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(browser.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(browser.asked).toHaveLength(2)
  })

  it('leaves a refused one with the server’s sentence, and goes on with the next', async () => {
    const tab = browser.open()
    void tab.write('one')
    void tab.write('two')
    await settle()
    browser.asked[0]?.answer(new ApiError('invalid_request', 400, 'That is too long.'))
    await settle()
    expect(tab.shows()).toEqual(['one refused', 'two sending'])
    const [refused] = tab.sender.snapshot()
    expect(refused?.refused).toBe('That is too long.')
    browser.asked[1]?.answer()
    await settle()
    void tab.sender.retry(refused?.id ?? '')
    await settle()
    expect(browser.texts()).toEqual(['one', 'two', 'one'])
    // What was refused under its first key is another intent.
    expect(browser.asked[2]?.idempotencyKey).not.toBe(browser.asked[0]?.idempotencyKey)
    browser.asked[2]?.answer(new ApiError('not_found', 404, 'Gone.'))
    await settle()
    void tab.sender.discard(refused?.id ?? '')
    await settle()
    expect(tab.shows()).toEqual(['two arrived'])
    expect(browser.rows.size).toBe(0)
  })

  it('says that what it was for is gone, and never sends it again, after a reload either', async () => {
    const tab = browser.open()
    void tab.comment('one')
    await settle()
    browser.asked[0]?.answer(new ApiError('not_found', 404, 'There is nothing here for you.'))
    await settle()
    tab.crash()
    const back = browser.open()
    await settle()
    const [refused] = back.sender.snapshot()
    expect(refused).toMatchObject({ state: 'refused', refused: 'The post was deleted.', final: true })
    void back.sender.retry(refused?.id ?? '')
    await settle()
    expect(back.shows()).toEqual(['one refused'])
    expect(browser.texts()).toEqual(['one'])
  })

  it('puts back what was discarded by mistake, as the same deed, in every tab', async () => {
    const [tab, other] = [browser.open(), browser.open()]
    void tab.post('one')
    await settle()
    browser.asked[0]?.answer(new ApiError('invalid_request', 400, 'That is too long.'))
    await settle()
    const [item] = tab.sender.snapshot()
    if (!item) throw new Error('It is not there.')
    void tab.sender.discard(item.id)
    await settle()
    expect([tab.shows(), other.shows(), browser.rows.size]).toEqual([[], [], 0])
    void tab.sender.restore(item)
    await settle()
    expect([tab.shows(), other.shows()]).toEqual([['one refused'], ['one refused']])
    expect(browser.rows.get(item.id)).toMatchObject({ refused: 'That is too long.' })
  })

  it('promise 5: asks its author once a server fails on it again and again, and sends it again as the same deed', async () => {
    const tab = browser.open()
    void tab.buy('one')
    void tab.write('two')
    for (let attempt = 0; attempt < 6; attempt++) {
      await vi.advanceTimersByTimeAsync(5_000)
      browser.asked[attempt]?.answer(new ApiError('internal', 500, 'Something went wrong.'))
    }
    await settle()
    expect(tab.shows()).toEqual(['one refused', 'two sending'])
    expect(tab.sender.snapshot()[0]?.refused).toMatch(/^Gavel failed at it again and again/)
    browser.asked.at(-1)?.answer()
    await settle()
    const [first] = browser.asked
    const one = { idempotencyKey: first?.idempotencyKey, notAfter: first?.notAfter }
    // A failure does not say that nothing was done: it stays the same deed, after a reload and whatever the time.
    tab.crash()
    browser.now += 100_000
    browser.check = async () => 'The price has changed.'
    const back = browser.open()
    await settle()
    void back.sender.retry(back.sender.snapshot()[0]?.id ?? '')
    await settle()
    expect(browser.texts().at(-1)).toBe('one')
    expect(browser.asked.at(-1)).toMatchObject(one)
    // What the server says now is an answer: from here on it is another.
    browser.asked.at(-1)?.answer(new ApiError('conflict', 409, 'This came too late.'))
    browser.check = async () => null
    await settle()
    void back.sender.retry(back.sender.snapshot()[0]?.id ?? '')
    await settle()
    expect(browser.asked.at(-1)?.idempotencyKey).not.toBe(one.idempotencyKey)
  })

  it('is over when the event comes before the answer', async () => {
    const tab = browser.open()
    void tab.write('one')
    await settle()
    void tab.sender.arrived(browser.asked[0]?.id ?? '', 'event')
    expect(tab.shows()).toEqual(['one arrived'])
    browser.asked[0]?.answer(lost)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(browser.asked).toHaveLength(1)
  })

  it('lets the last of a slot stand for those before it', async () => {
    const tab = browser.open()
    void tab.write('first')
    void tab.toggle('on')
    void tab.toggle('off')
    await settle()
    expect(tab.shows()).toEqual(['first sending', 'off waiting'])
    expect([...browser.rows.values()].map(({ detail }) => detail)).toEqual(['first', 'off'])
    // The very same again, by its first key, does not take its own place away.
    const again = { kind: 'toggle', input: { text: 'off' }, title: '', detail: 'off', href: '/', tried: true }
    const { id, at } = tab.sender.snapshot()[1] ?? { id: '', at: 0 }
    void tab.sender.add({ ...again, id, at })
    await settle()
    expect([...browser.rows.values()].map(({ detail }) => detail)).toEqual(['first', 'off'])
  })
})

describe('promise 5: what was tried so long ago that the server has forgotten its key', () => {
  const lateBy = async (act: 'write' | 'post') => {
    const before = browser.open()
    void before[act]('one')
    await settle()
    before.crash()
    browser.asked[0]?.answer(lost)
    vi.setSystemTime(Date.now() + ANSWERS_HOURS * 3_600_000)
    const now = browser.open()
    await settle()
    return now
  }

  it('is not sent again by itself: its author looks, and decides anew', async () => {
    const tab = await lateBy('post')
    expect(browser.asked).toHaveLength(1)
    const [deed] = tab.sender.snapshot()
    expect(deed?.refused).toMatch(/can no longer be asked/)
    void tab.sender.retry(deed?.id ?? '')
    await settle()
    expect(browser.asked[1]?.idempotencyKey).not.toBe(browser.asked[0]?.idempotencyKey)
  })

  it('is sent again where twice is once by itself', async () => {
    const tab = await lateBy('write')
    expect(tab.shows()).toEqual(['one sending'])
  })
})
