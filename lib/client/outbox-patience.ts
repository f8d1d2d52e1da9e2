import type { OutboxStore } from './outbox-store'

/** What a device has not done by then counts as not done. */
const PATIENCE_MS = 3_000

type Device = Pick<OutboxStore, 'find' | 'keep' | 'forget'>

/**
 * A device that neither answers nor fails is one that fails, so that nothing waits for it.
 * @param onKeptLate told the id of what was given up and is kept all the same
 */
export function patientWith(store: OutboxStore, onKeptLate: (id: string) => void): Device {
  return {
    find: (id) => inTime(store.find(id)),
    forget: (id) => inTime(store.forget(id)),
    keep: (deed) => inTime(store.keep(deed), () => onKeptLate(deed.id)),
  }
}

/** @throws Error when it is not done in time */
function inTime<T>(work: Promise<T>, onLate: () => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(new Error('The device does not answer.'))
    }, PATIENCE_MS)
    work.then((value) => (late ? onLate() : resolve(value)), reject).finally(() => clearTimeout(timer))
  })
}
