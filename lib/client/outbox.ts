/** Something that a person did here and that has not been seen to arrive: what a reload must find again. */
export interface Deed<Input = unknown> {
  /** By which the server knows it again: sent twice it has one effect. */
  id: string
  /** A name from the list of what may wait. */
  kind: string
  /** Deeds of one line are sent in their order, one at a time. */
  line: string
  input: Input
  /** For the person's own list: what it is, and its text if it has one. */
  title: string
  detail: string
  /** Where it was done: a path of ours. */
  href: string
  /** When it was done, by this device's clock: their order. */
  at: number
  /** By the server's clock, epoch ms: from then on it is no longer meant. Null: it stays meant. */
  until: number | null
  /** It was sent, and no answer came that says what became of it: it may have had its effect. */
  tried: boolean
  /** Why not, when it will not be sent again by itself: its author decides what becomes of it. */
  refused: string | null
  /** What it was for is gone: refused, and sent again it would be refused again. */
  final: boolean
}

/**
 * `keeping`: not yet on the device. `waiting`: for its turn, or for the connection. `sending`: the server is being asked.
 * `arrived`: the server has it, and it is shown from here until the page's own data has it.
 */
export type DeedState = 'keeping' | 'waiting' | 'sending' | 'refused' | 'arrived'
export interface Outgoing<Input = unknown, Answer = unknown> extends Deed<Input> {
  state: DeedState
  /** On the device: a reload finds it. */
  kept: boolean
  /** It is another tab of this browser that is sending it. */
  elsewhere: boolean
  /** The server's, once it has arrived. */
  answer: Answer | null
}
export type Outbox = readonly Outgoing[]

export type OutboxAct =
  /** Done here just now. */
  | { type: 'done'; deed: Deed }
  /** The device has it, or will not take it: then it lives as long as its tab. */
  | { type: 'kept'; id: string; kept: boolean }
  /** Found on the device: of before a reload, or of another tab. */
  | { type: 'found'; deed: Deed }
  /** `elsewhere`: by another tab; this one waits for its turn to look at it. */
  | { type: 'sending'; id: string; elsewhere?: boolean }
  /** No answer, or none that decides: it will be sent again. `sent`: it may have had its effect. */
  | { type: 'missed'; id: string; sent: boolean }
  /** `unsure`: its author is asked, though it may have had its effect. */
  | { type: 'refused'; id: string; sentence: string; unsure: boolean; final?: boolean }
  /** An answer or an event says that the server has it. */
  | { type: 'arrived'; id: string; answer: unknown }
  /** Its author wants a refused one sent again: a new deed at the end, or the same one if it may have been done. */
  | { type: 'retried'; id: string; at: number; until: number | null }
  /** In the page's own data, or discarded, or another tab's done. */
  | { type: 'gone'; id: string }

/** The outbox after an act; the same one when nothing changes. Acts come from several sides, in any order. Pure. */
export function afterAct(outbox: Outbox, act: OutboxAct): Outbox {
  if (act.type === 'done')
    return put(outbox, { ...act.deed, state: 'keeping', kept: false, elsewhere: false, answer: null })
  if (act.type === 'found') return found(outbox, act.deed)
  const item = outbox.find((candidate) => candidate.id === act.id)
  if (!item) return outbox
  if (act.type === 'gone') return outbox.filter((candidate) => candidate !== item)
  // What has arrived stays so, whatever a late answer to an earlier try says.
  if (item.state === 'arrived') return outbox
  const next = changed(item, act)
  return next === item ? outbox : put(outbox, next)
}

function changed(item: Outgoing, act: Exclude<OutboxAct, { type: 'done' | 'found' | 'gone' }>): Outgoing {
  switch (act.type) {
    case 'kept':
      return { ...item, kept: act.kept, state: item.state === 'keeping' ? 'waiting' : item.state }
    case 'sending':
      return { ...item, state: 'sending', elsewhere: act.elsewhere ?? false }
    case 'missed':
      return item.state === 'sending' ? { ...item, state: 'waiting', tried: item.tried || act.sent } : item
    case 'refused':
      return {
        ...{ ...item, state: 'refused', refused: act.sentence, tried: act.unsure },
        final: act.final ?? false,
      }
    case 'arrived':
      return { ...item, state: 'arrived', answer: act.answer }
    case 'retried':
      if (item.state !== 'refused' || item.final) return item
      return item.tried
        ? { ...item, state: 'waiting', refused: null }
        : { ...item, state: 'waiting', refused: null, at: act.at, until: act.until }
  }
}

function found(outbox: Outbox, deed: Deed): Outbox {
  const known = outbox.find(({ id }) => id === deed.id)
  if (known?.state === 'arrived' || (known?.state === 'sending' && !known.elsewhere)) return outbox
  const base = { ...deed, kept: true, elsewhere: false, answer: null }
  if (deed.refused !== null) return put(outbox, { ...base, state: 'refused' })
  if (!known?.elsewhere) return put(outbox, { ...base, state: 'waiting' })
  // The other tab notes that it tries before it does: it has missed nothing yet.
  return put(outbox, { ...base, tried: known.tried, state: 'sending', elsewhere: true })
}

const put = (outbox: Outbox, item: Outgoing): Outbox =>
  [...outbox.filter(({ id }) => id !== item.id), item].toSorted((a, b) => a.at - b.at)

const OPEN: readonly DeedState[] = ['keeping', 'waiting', 'sending']
export const isOpen = ({ state }: Outgoing): boolean => OPEN.includes(state)

/** What a line sends next; null while its first is not ready or under way, for order is kept. What was refused holds up nothing. */
export function nextOf(outbox: Outbox, line: string): Outgoing | null {
  const open = outbox.filter((item) => item.line === line && isOpen(item))
  const [first] = open
  const isNext = first?.state === 'waiting' || first?.elsewhere
  return isNext && !open.some(({ state, elsewhere }) => state === 'sending' && !elsewhere) ? first : null
}

/** A time of doing later than all others', so that order holds within a millisecond. */
export const nextTime = (outbox: Outbox, now: number): number =>
  Math.max(now, ...outbox.map(({ at }) => at + 1))

/** A refusal is kept by the server under its key: what its author sends again has a new one. */
export const keyOf = ({ id, at }: Pick<Deed, 'id' | 'at'>): string => `${id}-${at}`

/** The deed of a key of `keyOf`. */
export function deedOfKey(key: string): Pick<Deed, 'id' | 'at'> {
  const end = key.lastIndexOf('-')
  return { id: key.slice(0, end), at: Number(key.slice(end + 1)) }
}
