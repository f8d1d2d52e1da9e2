import type { ChatMessageView } from '@/lib/contracts/views'

/** A message that was written here and has not been seen to arrive: what a reload must find again. */
export interface OutgoingMessage {
  /** By which the server knows it again: sent twice it arrives once. */
  clientId: string
  chatId: string
  text: string
  replyTo: ChatMessageView['replyTo']
  /** When it was written, by this device's clock: their order. */
  at: number
  /** The server's sentence, when it will not take it: its author decides what becomes of it. */
  refused: string | null
}

/**
 * `waiting`: for its turn, or for the connection. `sending`: the server is being asked. `arrived`: the server has it,
 * and it is shown from here until the page's own list has it.
 */
export type OutgoingState =
  | { state: 'waiting' | 'sending' | 'refused' }
  | { state: 'arrived'; arrived: ChatMessageView }
export type Outgoing = OutgoingMessage & OutgoingState
export type Outbox = readonly Outgoing[]

export type OutboxAct =
  /** Written here, in another tab, or before a reload. */
  | { type: 'written'; message: OutgoingMessage }
  | { type: 'sending'; clientId: string }
  /** No answer, or none that decides: it will be sent again. */
  | { type: 'missed'; clientId: string }
  | { type: 'refused'; clientId: string; sentence: string }
  /** An answer or an event says that the server has it. */
  | { type: 'arrived'; message: ChatMessageView }
  /** Its author wants a refused one sent again: it goes to the end. */
  | { type: 'retried'; clientId: string; at: number }
  /** In the page's own list, or discarded, or another tab's done. */
  | { type: 'gone'; clientId: string }

/** The outbox after an act; the same one when nothing changes. Acts come from several sides, in any order. Pure. */
export function afterAct(outbox: Outbox, act: OutboxAct): Outbox {
  if (act.type === 'written') return written(outbox, act.message)
  const clientId = act.type === 'arrived' ? act.message.clientId : act.clientId
  const item = outbox.find((candidate) => candidate.clientId === clientId)
  if (!item) return outbox
  if (act.type === 'gone') return outbox.filter((candidate) => candidate !== item)
  // What has arrived stays so, whatever a late answer to an earlier try says.
  if (item.state === 'arrived') return outbox
  const next = changed(item, act)
  return next === item ? outbox : inOrder(outbox.map((candidate) => (candidate === item ? next : candidate)))
}

function changed(item: Outgoing, act: Exclude<OutboxAct, { type: 'written' | 'gone' }>): Outgoing {
  switch (act.type) {
    case 'sending':
      return { ...item, state: 'sending' }
    case 'missed':
      return item.state === 'sending' ? { ...item, state: 'waiting' } : item
    case 'refused':
      return { ...item, state: 'refused', refused: act.sentence }
    case 'arrived':
      return { ...item, state: 'arrived', arrived: act.message }
    case 'retried':
      return item.state === 'refused' ? { ...item, state: 'waiting', refused: null, at: act.at } : item
  }
}

function written(outbox: Outbox, message: OutgoingMessage): Outbox {
  const known = outbox.find(({ clientId }) => clientId === message.clientId)
  if (known && (known.state === 'sending' || known.state === 'arrived')) return outbox
  const item: Outgoing = { ...message, state: message.refused === null ? 'waiting' : 'refused' }
  return inOrder([...outbox.filter((other) => other !== known), item])
}

const inOrder = (outbox: Outbox): Outbox => outbox.toSorted((a, b) => a.at - b.at)

/** What a chat sends next; null while one is under way, for their order is kept. What was refused holds up nothing. */
export function nextOf(outbox: Outbox, chatId: string): Outgoing | null {
  const open = outbox.filter((item) => item.chatId === chatId && ['waiting', 'sending'].includes(item.state))
  const [first] = open
  return first && !open.some(({ state }) => state === 'sending') ? first : null
}

/** What a thread shows below its messages: all of its own that the list has not. */
export const unshown = (outbox: Outbox, chatId: string, shown: ReadonlySet<string>): Outgoing[] =>
  outbox.filter((item) => item.chatId === chatId && !shown.has(item.clientId))

/** A time of writing later than all others', so that order holds within a millisecond. */
export const nextTime = (outbox: Outbox, now: number): number =>
  Math.max(now, ...outbox.map(({ at }) => at + 1))
