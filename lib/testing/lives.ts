import { setTimeout as pause } from 'node:timers/promises'
import type { RecordedTab } from './recorded-tab'
import type { RecordedServer } from './recording'

/**
 * What a tab may be doing when something is committed, step by step. `heads` and `data`: the server reads the two parts of an
 * answer; `land`: it arrives. `join`: the server lets it into its rooms; `joined`: that answer arrives.
 */
export const LIVES = {
  'joins, then reads': ['mount', 'join', 'joined', 'heads', 'data', 'land'],
  'joins while it reads': ['mount', 'heads', 'join', 'data', 'joined', 'land'],
  'joins while the answer is on its way': ['mount', 'heads', 'data', 'join', 'land', 'joined'],
  'reads, then joins': ['mount', 'heads', 'data', 'land', 'join', 'joined'],
  'reads again': ['open', 'refetch', 'heads', 'data', 'land'],
  'is left while it reads': ['mount', 'heads', 'leave', 'mount', 'heads', 'data', 'land', 'join', 'joined'],
  'is left while the answer is on its way': [
    'mount',
    'heads',
    'data',
    'leave',
    'mount',
    'heads',
    'data',
    'land',
  ],
  'is left while it reads again': ['open', 'refetch', 'heads', 'leave', 'data', 'land', 'mount'],
  'is left and opened again': ['open', 'leave', 'mount'],
  'is left, with its rooms, and opened again': ['open', 'leave', 'leave rooms', 'mount', 'join', 'joined'],
  resumes: ['open', 'lose', 'reconnect', 'join', 'joined'],
  'resumes while it reads again': [
    'open',
    'lose',
    'refetch',
    'heads',
    'reconnect',
    'join',
    'data',
    'joined',
    'land',
  ],
  'begins anew': ['open', 'reset', 'lose', 'reconnect', 'join', 'joined', 'heads', 'data', 'land'],
  'has other rights': ['open', 'revoke', 'heads', 'join', 'data', 'land', 'joined'],
} as const

export type Life = keyof typeof LIVES
export type Step = (typeof LIVES)[Life][number]

/** A place within a life: the step that comes next, or the number of steps when all are over. */
export interface Point {
  life: Life
  at: number
}
export const POINTS: readonly Point[] = (Object.keys(LIVES) as Life[]).flatMap((life) =>
  Array.from({ length: LIVES[life].length + 1 }, (_, at) => ({ life, at })),
)
export const nameOf = ({ life, at }: Point): string =>
  `${life}: ${at < LIVES[life].length ? `before “${LIVES[life][at]}”, ${at}` : 'after it'}`

/** Pages whose rooms are known from their answer alone. */
export const READS_FIRST: readonly Life[] = ['reads, then joins', 'is left while it reads']
/** After these, what was under way to the tab does not come any more. */
export const CUTS: readonly Step[] = ['lose', 'leave rooms', 'revoke']

const STEPS: Record<Step, (tab: RecordedTab, server: RecordedServer) => unknown> = {
  mount: (tab) => tab.mount(),
  leave: (tab) => tab.leavePage(),
  'leave rooms': (tab) => tab.leaveRooms(),
  refetch: (tab) => tab.refetch(),
  heads: (tab) => tab.readHeads(),
  data: (tab) => tab.readData(),
  land: (tab) => tab.landReads(),
  join: (tab) => tab.join(),
  joined: (tab) => tab.landJoins(),
  lose: (tab) => tab.lose(),
  reconnect: (tab) => tab.reconnect(),
  revoke: (tab) => tab.revoke(),
  reset: (_, server) => {
    server.resets = true
  },
  open: async (tab, server) => {
    for (const step of ['mount', 'heads', 'data', 'land', 'join', 'joined'] as const) {
      await take(step, tab, server)
    }
  },
}

/** A step, and what follows from it at once. Whatever takes longer than this is only one more order of things. */
export async function take(step: Step, tab: RecordedTab, server: RecordedServer): Promise<void> {
  await STEPS[step](tab, server)
  await pause(2)
}
