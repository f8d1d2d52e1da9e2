import { describe, expect, it, vi } from 'vitest'
import { lost, type makeBrowser, settle, useBrowser } from './outbox-testing'

let browser: ReturnType<typeof makeBrowser>
useBrowser((made) => {
  browser = made
})

describe('promise 5: what costs money', () => {
  it('is looked at again before it is sent, and not sent when it is no longer right', async () => {
    const tab = browser.open()
    browser.check = async () => 'The price has changed.'
    void tab.buy('one')
    await settle()
    expect(browser.asked).toEqual([])
    expect(tab.sender.snapshot()).toMatchObject([{ state: 'refused', refused: 'The price has changed.' }])
  })

  it('waits when nobody can look', async () => {
    const tab = browser.open()
    browser.check = () => Promise.reject(lost)
    void tab.buy('one')
    await settle()
    expect(tab.shows()).toEqual(['one waiting'])
    browser.check = async () => null
    tab.sender.wake()
    await settle()
    expect(browser.texts()).toEqual(['one'])
  })

  it('is looked at again after a look that failed: nothing was sent yet', async () => {
    const tab = browser.open()
    browser.check = () => Promise.reject(lost)
    void tab.buy('one')
    await settle()
    browser.check = async () => 'The price has changed.'
    tab.sender.wake()
    await settle()
    expect(browser.asked).toEqual([])
    expect(tab.sender.snapshot()).toMatchObject([{ state: 'refused', refused: 'The price has changed.' }])
  })

  it('is not sent when it is discarded while it is looked at', async () => {
    const [tab, other] = [browser.open(), browser.open()]
    let found: (why: null) => void = () => {}
    browser.check = () => new Promise((resolve) => (found = resolve))
    void tab.buy('one')
    await settle()
    for (const { sender } of [tab, other]) void sender.discard(sender.snapshot()[0]?.id ?? '')
    await settle()
    found(null)
    await settle()
    expect(browser.asked).toEqual([])
    expect(browser.rows.size).toBe(0)
    expect([...tab.shows(), ...other.shows()]).toEqual([])
  })

  it('expires: what comes back too late is not sent, and its author is told', async () => {
    const tab = browser.open()
    browser.check = () => Promise.reject(lost)
    void tab.buy('one')
    await settle()
    tab.crash()
    browser.now += 60_000
    browser.check = async () => null
    const back = browser.open()
    await settle()
    expect(browser.asked).toEqual([])
    expect(back.sender.snapshot()[0]?.refused).toMatch(/^You were away too long: it was not sent/)
    // Sent again at his wish it is meant anew.
    void back.sender.retry(back.sender.snapshot()[0]?.id ?? '')
    await settle()
    expect(browser.asked[0]?.notAfter).toBe(browser.now + 60_000)
  })

  it('expires by this device’s clock, too: the server’s was not known when it was done', async () => {
    const tab = browser.open()
    browser.check = () => Promise.reject(lost)
    browser.now += 7_200_000
    void tab.buy('one')
    await settle()
    browser.now -= 7_200_000
    browser.check = async () => null
    await vi.advanceTimersByTimeAsync(0)
    vi.setSystemTime(Date.now() + 60_000)
    tab.sender.wake()
    await settle()
    expect(browser.asked).toEqual([])
    expect(tab.sender.snapshot()[0]?.refused).toMatch(/^You were away too long: it was not sent/)
  })

  it('that may have been done is asked for again whatever the time, so that nobody is told the wrong thing', async () => {
    const tab = browser.open()
    void tab.buy('one')
    await settle()
    const until = browser.asked[0]?.notAfter
    expect(until).toBe(browser.now + 60_000)
    browser.asked[0]?.answer(lost)
    await settle()
    browser.now += 100_000
    browser.check = async () => 'The sheet has changed.'
    tab.sender.wake()
    await settle()
    // Under the same key, with the same end: the server knows whether it did it, and does it no longer.
    expect(browser.asked[1]).toMatchObject({
      idempotencyKey: browser.asked[0]?.idempotencyKey,
      notAfter: until,
    })
  })
})
