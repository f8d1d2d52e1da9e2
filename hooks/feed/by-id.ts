import { newer } from '../live/replace-newer'

interface Listed {
  id: string
  version: number
}

/** Ids begin with the time: written later, sorts later. */
const byId = (a: Listed, b: Listed) => (a.id < b.id ? -1 : 1)

/**
 * Puts something in its place of a list by ascending id, or in the place of its older version. Two that were written at the
 * same time may be told in the other order.
 */
export function putById<T extends Listed>(list: readonly T[], told: T): T[] {
  const at = list.findIndex(({ id }) => id === told.id)
  const shown = list[at]
  return shown ? list.with(at, newer(shown, told)) : [...list, told].sort(byId)
}

/** An earlier page and what is shown, each once. */
export const joinById = <T extends Listed>(earlier: readonly T[], shown: readonly T[]): T[] =>
  earlier.reduce(putById, [...shown])

export const withoutId = <T extends Listed>(list: readonly T[], gone: string): T[] =>
  list.filter(({ id }) => id !== gone)
