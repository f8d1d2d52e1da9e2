import { describe, expect, it } from 'vitest'
import { ApiError } from './api-error'
import { newUuid } from './new-uuid'
import { lost, type makeBrowser, settle, useBrowser } from './outbox-testing'

let browser: ReturnType<typeof makeBrowser>
useBrowser((made) => {
  browser = made
})

describe('a device', () => {
  it('promise 5: loses nothing by a crash, and sends it as what it was', async () => {
    const before = browser.open()
    void before.write('one')
    void before.write('two')
    await settle()
    before.crash()
    // Its request died with it.
    browser.asked[0]?.answer(lost)
    const now = browser.open()
    await settle()
    expect(now.shows()).toEqual(['one sending', 'two waiting'])
    expect(browser.asked[1]?.idempotencyKey).toBe(browser.asked[0]?.idempotencyKey)
  })

  it('rests with what is under way, and tries nothing more until it is started again', async () => {
    const tab = browser.open()
    void tab.write('one')
    void tab.write('two')
    await settle()
    tab.rest()
    browser.asked[0]?.answer()
    await settle()
    expect(browser.texts()).toEqual(['one'])
    tab.sender.start()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
  })

  it('promise 6: sends nothing of another person’s', async () => {
    const before = browser.open()
    void before.write('one')
    await settle()
    before.crash()
    const now = browser.open(newUuid())
    await settle()
    expect(now.shows()).toEqual([])
    expect(browser.asked).toHaveLength(1)
  })

  it('sends nothing that may not wait, whoever kept it', async () => {
    const tab = browser.open()
    void tab.write('one')
    await settle()
    tab.crash()
    browser.asked[0]?.answer(lost)
    const [row] = browser.rows.values()
    if (!row) throw new Error('Nothing was kept.')
    browser.rows.set(row.id, { ...row, kind: 'wipe_everything' })
    browser.rows.set('other', { ...row, id: newUuid(), input: { text: 7 } })
    const now = browser.open()
    await settle()
    expect(now.shows()).toEqual([])
    expect(browser.asked).toHaveLength(1)
  })

  it('promise 5: sends once from several tabs, and all of them show it until it is there', async () => {
    const [first, second] = [browser.open(), browser.open()]
    void first.write('one')
    await settle()
    // Being sent, it waits nowhere: neither here nor there.
    expect([...first.shows(), ...second.shows()]).toEqual(['one sending', 'one sending'])
    expect([first, second].flatMap(({ sender }) => sender.snapshot().map(({ tried }) => tried))).toEqual([
      false,
      false,
    ])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.asked).toHaveLength(1)
    expect([...first.shows(), ...second.shows()]).toEqual(['one arrived'])
  })

  it('sends once, though a tab hears of the lock before it hears what the other has done', async () => {
    browser.deaf = true
    const first = browser.open()
    void first.write('one')
    await settle()
    const second = browser.open()
    await settle()
    expect(second.shows()).toEqual(['one sending'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.asked).toHaveLength(1)
    expect(second.shows()).toEqual([])
  })

  it('tells a tab what another was refused, without asking again', async () => {
    browser.deaf = true
    const first = browser.open()
    void first.write('one')
    await settle()
    const second = browser.open()
    await settle()
    browser.asked[0]?.answer(new ApiError('not_found', 404, 'Gone.'))
    await settle()
    expect(browser.asked).toHaveLength(1)
    expect(second.shows()).toEqual(['one refused'])
  })

  it.each(['write', 'buy'] as const)('has another tab send what a closed one could not: %s', async (act) => {
    const tabs = [browser.open(), browser.open()] as const
    browser.check = async () => {
      // From here on the other tab hears nothing of it: it must look for itself.
      browser.deaf = true
      return null
    }
    void tabs[0][act]('one')
    await settle()
    const [sending, waiting] = tabs[0].sender.snapshot()[0]?.elsewhere ? [tabs[1], tabs[0]] : tabs
    browser.check = async () => 'No longer right.'
    sending.crash()
    browser.asked[0]?.answer(lost)
    await settle()
    // It may have been done: the server is asked under the same key, not judged from here.
    expect(browser.asked[1]?.idempotencyKey).toBe(browser.asked[0]?.idempotencyKey)
    expect(waiting.shows()).toEqual(['one sending'])
  })

  it('that takes nothing more sends what it has, but no money of which it cannot note that it was sent', async () => {
    const tab = browser.open()
    const keep = browser.rows.set.bind(browser.rows)
    browser.rows.set = (id, row) => {
      if (row.tried) throw new Error('full')
      return keep(id, row)
    }
    void tab.write('one')
    await settle()
    expect(browser.texts()).toEqual(['one'])
    browser.asked[0]?.answer()
    await settle()
    void tab.buy('two')
    await settle()
    browser.now += 60_000
    tab.sender.wake()
    await settle()
    expect(browser.texts()).toEqual(['one'])
    expect(tab.sender.snapshot()[1]?.refused).toMatch(/^You were away too long: it was not sent/)
  })

  it('promise 5: that loses what it kept is given it again, and all of it is sent', async () => {
    const tab = browser.open()
    void tab.write('one')
    void tab.write('two')
    await settle()
    browser.lose()
    await settle()
    expect([...browser.rows.values()].map(({ detail }) => detail)).toEqual(['one', 'two'])
    browser.asked[0]?.answer()
    await settle()
    expect(browser.texts()).toEqual(['one', 'two'])
  })

  it('that keeps nothing sends all the same, and does not say that it is kept', async () => {
    const tab = browser.open()
    browser.rows.set = () => {
      throw new Error('full')
    }
    void tab.write('one')
    await settle()
    expect(tab.sender.snapshot()).toMatchObject([{ state: 'sending', kept: false }])
    browser.asked[0]?.answer()
    await settle()
    expect(tab.shows()).toEqual(['one arrived'])
  })
})
