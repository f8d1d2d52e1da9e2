import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import type { ConnectionState } from '@/lib/contracts/views'

/** What may be done about someone, by how we stand, in the order of a menu; blocking stands last. */
export const actsFor: Readonly<Record<ConnectionState, readonly ConnectionAct[]>> = {
  none: ['request', 'block'],
  incoming: ['accept', 'decline', 'block'],
  outgoing: ['cancel', 'block'],
  connected: ['remove', 'block'],
  blocked: ['unblock'],
}

export const actLabels: Readonly<Record<ConnectionAct, string>> = {
  request: 'Connect',
  accept: 'Accept',
  decline: 'Decline',
  cancel: 'Cancel request',
  remove: 'Remove connection',
  block: 'Block',
  unblock: 'Unblock',
}

/** Told when it is done; what the page shows at once needs no words. */
export const doneWords: Readonly<Record<ConnectionAct, (name: string) => string>> = {
  request: (name) => `${name} has your request.`,
  accept: (name) => `You and ${name} are connected.`,
  decline: (name) => `You declined ${name}’s request.`,
  cancel: (name) => `Your request to ${name} is taken back.`,
  remove: (name) => `You and ${name} are no longer connected.`,
  block: (name) => `${name} is blocked.`,
  unblock: (name) => `${name} is no longer blocked.`,
}

/** What is asked about first: the act cannot be taken back alone, or another loses something by it. */
export const asks: Partial<
  Record<ConnectionAct, (name: string) => { title: string; consequences: string[]; confirmLabel: string }>
> = {
  remove: (name) => ({
    title: `Remove your connection with ${name}?`,
    consequences: [
      `${name} sees that you are not connected any more.`,
      'You can still talk while you share a league.',
    ],
    confirmLabel: 'Remove connection',
  }),
  block: (name) => ({
    title: `Block ${name}?`,
    consequences: [
      'Your connection or request ends, and your direct chat is out of reach for both of you.',
      `${name} is not told, and cannot ask you again.`,
      'In the league’s own pages you still see each other.',
    ],
    confirmLabel: `Block ${name}`,
  }),
}
