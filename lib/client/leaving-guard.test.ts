import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LeavingGuard } from './leaving-guard'

const here = 'https://gavel.test/l/north/feed?kind=posts'
const go = vi.fn()
const stay = vi.fn()
let connected: boolean
let answer: (reachable: boolean) => void
let guard: LeavingGuard

beforeEach(() => {
  for (const told of [go, stay]) told.mockClear()
  connected = false
  guard = new LeavingGuard({
    isConnected: () => connected,
    ask: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
    go,
    stay,
  })
})

/** A click on something inside a link. @returns whether the link was kept from doing what it does */
function click(link: { href: string; target?: string; download?: boolean }, over: Partial<MouseEvent> = {}) {
  const { href, target = '', download = false } = link
  const anchor = {
    ...{ target, href: new URL(href, here).href },
    hasAttribute: (name: string) => name === 'download' && download,
  }
  const preventDefault = vi.fn()
  const event = {
    ...{ button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, defaultPrevented: false },
    target: { closest: () => anchor },
    preventDefault,
    ...over,
  }
  guard.onClick(event as unknown as MouseEvent, here)
  return preventDefault.mock.calls.length > 0
}

describe('a link without a connection', () => {
  it('stays when the server does not answer, and says so', async () => {
    expect(click({ href: '/l/north/rounds' })).toBe(true)
    expect(stay).not.toHaveBeenCalled()
    answer(false)
    await vi.waitFor(() => expect(stay).toHaveBeenCalledTimes(1))
    expect(go).not.toHaveBeenCalled()
  })

  it('goes when the server answers after all', async () => {
    expect(click({ href: '/l/north/rounds?state=open#top' })).toBe(true)
    answer(true)
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/l/north/rounds?state=open#top'))
    expect(stay).not.toHaveBeenCalled()
  })

  it('of two in a row the last counts', async () => {
    click({ href: '/l/north/rounds' })
    const first = answer
    click({ href: '/l/north/chat' })
    first(true)
    answer(true)
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith('/l/north/chat'))
    expect(go).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['with the middle button', { href: '/l/north' }, { button: 1 }],
    ['into a new tab', { href: '/l/north' }, { ctrlKey: true }],
    ['into a new window', { href: '/l/north' }, { shiftKey: true }],
    ['on a link that opens a tab', { href: '/l/north', target: '_blank' }, {}],
    ['on a file', { href: '/export.csv', download: true }, {}],
    ['to another site', { href: 'https://example.org/' }, {}],
    ['to a place on this page', { href: '#main' }, {}],
    ['that something else has taken', { href: '/l/north' }, { defaultPrevented: true }],
    ['beside a link', { href: '/l/north' }, { target: { closest: () => null } as never }],
  ])('a click %s is left alone', (_, link, over) => {
    expect(click(link, over)).toBe(false)
  })
})

it('with a connection links are left alone', () => {
  connected = true
  expect(click({ href: '/l/north/rounds' })).toBe(false)
})
