import { describe, expect, it, vi } from 'vitest'
import { lost, type makeBrowser, settle, useBrowser } from './outbox-testing'

let browser: ReturnType<typeof makeBrowser>
/** The device does what it was asked to do. */
let wakes: () => Promise<void>
/** As IndexedDB is in a browser whose database neither opens nor fails. */
function hang() {
  const { promise, resolve } = Promise.withResolvers<void>()
  browser.hung = promise
  wakes = async () => {
    resolve()
    browser.hung = null
    await settle()
  }
}
useBrowser((made) => {
  browser = made
})

describe('a device that neither answers nor fails', () => {
  it('promise 5: has what is done here sent all the same, and the tab says that it must stay open', async () => {
    hang()
    const tab = browser.open()
    void tab.write('one')
    void tab.post('two')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tab.shows()).toEqual(['one sending', 'two waiting'])
    expect(tab.sender.snapshot().map(({ kept }) => kept)).toEqual([false, false])
    browser.asked[0]?.answer()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(browser.texts()).toEqual(['one', 'two'])
  })

  it('promise 5: until later makes no second deed of one that has arrived', async () => {
    hang()
    const tab = browser.open()
    void tab.write('one')
    void tab.post('two')
    for (const n of [0, 1]) {
      await vi.advanceTimersByTimeAsync(60_000)
      browser.asked[n]?.answer()
    }
    await vi.advanceTimersByTimeAsync(60_000)
    await wakes()
    expect(browser.rows.size).toBe(0)
    tab.crash()
    browser.open()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
  })

  it('promise 5: until later has then what has not arrived, as something that was tried', async () => {
    hang()
    const tab = browser.open()
    void tab.buy('one')
    await vi.advanceTimersByTimeAsync(5_000)
    browser.asked[0]?.answer(lost)
    await wakes()
    expect(tab.sender.snapshot()).toMatchObject([{ kept: true }])
    tab.crash()
    // Whether it was done, the server knows: nobody says that it was not, though it is too late by now.
    browser.now += 60_000
    browser.open()
    await settle()
    expect(browser.asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual(
      Array(browser.asked.length).fill(browser.asked[0]?.idempotencyKey),
    )
    expect(browser.asked.length).toBeGreaterThan(1)
  })

  it('has no money sent of which it does not say that it noted it', async () => {
    const tab = browser.open()
    browser.check = async () => {
      hang()
      return null
    }
    void tab.buy('one')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(browser.texts()).toEqual([])
    await wakes()
    browser.check = async () => null
    await vi.advanceTimersByTimeAsync(30_000)
    expect(browser.texts()).toEqual(['one'])
  })

  it('until later has what it kept before a reload shown and sent then', async () => {
    const before = browser.open()
    void before.write('one')
    await settle()
    before.crash()
    browser.asked[0]?.answer(lost)
    hang()
    const now = browser.open()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(now.shows()).toEqual([])
    await wakes()
    expect(now.shows()).toEqual(['one sending'])
  })
})
