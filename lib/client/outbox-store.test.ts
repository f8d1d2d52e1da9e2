import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { newUuid } from './new-uuid'
import type { Deed } from './outbox'
import { BrowserOutboxStore } from './outbox-store'

/** As much of a browser's IndexedDB as a store with one table uses, with what a browser may do to it at any time. */
function makeIndexedDB() {
  const rows = new Map<string, unknown>()
  const connections = new Set<ReturnType<typeof connect>>()
  /** Answers later, as a browser does. */
  const later = <T extends { onsuccess?: () => void }>(request: T) => {
    setImmediate(() => request.onsuccess?.())
    return request
  }
  function connect() {
    const connection = {
      closed: false,
      onversionchange: () => {},
      onclose: () => {},
      close() {
        connection.closed = true
        connections.delete(connection)
      },
      transaction() {
        if (connection.closed) throw new DOMException('The connection is closing.', 'InvalidStateError')
        const transaction = { oncomplete: () => {}, objectStore: () => table }
        setImmediate(() => transaction.oncomplete())
        return transaction
      },
    }
    connections.add(connection)
    return connection
  }
  const nameOf = (key: unknown) => (key as string[])[1] ?? ''
  const table = {
    get: (key: unknown) => ({ result: rows.get(nameOf(key)) }),
    getAll: () => ({ result: [...rows.values()] }),
    put: (row: { id: string }) => ({ result: void rows.set(row.id, row) }),
    delete: (key: unknown) => ({ result: void rows.delete(nameOf(key)) }),
  }
  return {
    rows,
    opened: 0,
    open() {
      this.opened++
      return later({ result: connect(), onsuccess: () => {} })
    },
    /** A tab with newer code, or one that deletes it, wants it for itself. */
    ask() {
      for (const each of connections) each.onversionchange()
    },
    /** The browser takes it away: the disk, or its cleaning up. */
    take() {
      const closed = [...connections]
      this.closeAll()
      rows.clear()
      for (const each of closed) each.onclose()
    },
    closeAll() {
      for (const each of connections) each.close()
    },
  }
}

let browser: ReturnType<typeof makeIndexedDB>
beforeEach(() => {
  browser = makeIndexedDB()
  vi.stubGlobal('indexedDB', browser)
  vi.stubGlobal('IDBKeyRange', { bound: () => null })
})
afterEach(() => void vi.unstubAllGlobals())

const deed = (): Deed => ({
  ...{ id: newUuid(), kind: 'note', line: 'line', input: {}, title: '', detail: '', href: '/' },
  ...{ at: 1, until: null, tried: false, refused: null, final: false },
})

it.each(['ask', 'take'] as const)('goes on after its database was closed under it: %s', async (how) => {
  const store = new BrowserOutboxStore(newUuid())
  await store.keep(deed())
  const lost = vi.fn()
  store.onLost(lost)
  browser[how]()
  expect(lost).toHaveBeenCalledTimes(1)
  const next = deed()
  await store.keep(next)
  expect(await store.find(next.id)).toEqual(next)
  expect(browser.opened).toBe(2)
})

it('goes on though nobody said that it was closed', async () => {
  const store = new BrowserOutboxStore(newUuid())
  await store.keep(deed())
  browser.closeAll()
  const next = deed()
  await store.keep(next)
  expect(await store.find(next.id)).toEqual(next)
})

it('says so when it cannot be opened again', async () => {
  const store = new BrowserOutboxStore(newUuid())
  await store.keep(deed())
  browser.ask()
  browser.open = () => {
    throw new DOMException('A newer version is there.', 'VersionError')
  }
  await expect(store.keep(deed())).rejects.toThrow('newer')
})
