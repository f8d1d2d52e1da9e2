/** Amounts by player id: minor units as decimal strings, as the wire carries them. */
export type Draft = Readonly<Record<string, string>>

/** What a text in an input means: an amount, no bid at all (null), or nothing that can be read. */
export type Reading = { amount: string | null } | { problem: string }

/** An input that the person has edited: its text stays theirs until they leave it and it is saved. */
export interface Entry {
  text: string
  reading: Reading
}

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  /** The server has a newer sheet, of this version, which is on its way. */
  | { kind: 'behind'; version: number }
  | { kind: 'offline' }
  | { kind: 'refused'; message: string }

export interface Base {
  version: number
  draft: Draft
}

/** One tab's view of a draft sheet: what the server has, and what this person has typed on top of it. */
export interface SheetEdit {
  base: Base
  entries: Readonly<Record<string, Entry>>
  /** Players whose bid another tab changed under an edit made here, with what the other tab says (null: no bid). */
  clashes: Readonly<Record<string, string | null>>
  /** What the last save carried, until its answer is known: its own echo must not look like another tab. */
  sent: Draft | null
  focused: string | null
  save: SaveState
}

export type SheetAction =
  /** A sheet from the server: a fetch, another tab's change, or this tab's own. */
  | { type: 'received'; sheet: Base }
  | { type: 'typed'; playerId: string; entry: Entry }
  | { type: 'entered'; playerId: string }
  | { type: 'left'; playerId: string }
  | { type: 'saving'; sent: Draft }
  | { type: 'saved'; sheet: Base }
  | { type: 'failed'; save: Extract<SaveState, { kind: 'behind' | 'offline' | 'refused' }> }
  | { type: 'retry' }
  | { type: 'resolved'; keep: 'mine' | 'theirs' }
  /** Edits that an earlier visit could not save, with the sheet they were made on. */
  | { type: 'restored'; base: Base; entries: Readonly<Record<string, Entry>> }

export function beginEdit(base: Base): SheetEdit {
  return { base, entries: {}, clashes: {}, sent: null, focused: null, save: { kind: 'idle' } }
}

export function editSheet(state: SheetEdit, action: SheetAction): SheetEdit {
  switch (action.type) {
    case 'received':
      return receive(state, action.sheet)
    case 'typed':
      return typed(state, action.playerId, action.entry)
    case 'entered':
      return { ...state, focused: action.playerId }
    case 'left': {
      const focused = state.focused === action.playerId ? null : state.focused
      return tidy({ ...state, focused })
    }
    case 'saving':
      return { ...state, sent: action.sent, save: { kind: 'saving' } }
    case 'saved':
      return tidy({ ...receive(state, action.sheet), sent: null, save: { kind: 'idle' } })
    case 'failed':
      return caughtUp({ ...state, save: action.save })
    case 'retry':
      return state.save.kind === 'saving' ? state : { ...state, save: { kind: 'idle' } }
    case 'resolved':
      return resolve(state, action.keep)
    case 'restored':
      if (action.base.version > state.base.version) return state
      return receive({ ...beginEdit(action.base), entries: action.entries }, state.base)
  }
}

function typed(state: SheetEdit, playerId: string, entry: Entry): SheetEdit {
  const save: SaveState = state.save.kind === 'refused' ? { kind: 'idle' } : state.save
  return { ...state, entries: { ...state.entries, [playerId]: entry }, save }
}

/** Takes a newer sheet in under the edits. Each edited player stands for himself: only he can clash. */
function receive(state: SheetEdit, sheet: Base): SheetEdit {
  if (sheet.version <= state.base.version) return state
  const clashes: Record<string, string | null> = {}
  for (const [playerId, { reading }] of Object.entries(state.entries)) {
    if ('problem' in reading) continue
    const theirs = sheet.draft[playerId] ?? null
    const before = playerId in state.clashes ? undefined : (state.base.draft[playerId] ?? null)
    const ownEcho = state.sent !== null && (state.sent[playerId] ?? null) === theirs
    if (reading.amount !== theirs && before !== theirs && !ownEcho) clashes[playerId] = theirs
  }
  return tidy(caughtUp({ ...state, base: sheet, clashes }))
}

/** The newer sheet that a save was refused for may come before the refusal, or after it. */
function caughtUp(state: SheetEdit): SheetEdit {
  const { save, base } = state
  return save.kind === 'behind' && base.version >= save.version ? { ...state, save: { kind: 'idle' } } : state
}

function resolve(state: SheetEdit, keep: 'mine' | 'theirs'): SheetEdit {
  if (keep === 'mine') return { ...state, clashes: {} }
  const entries = Object.entries(state.entries).filter(([playerId]) => !(playerId in state.clashes))
  return { ...state, entries: Object.fromEntries(entries), clashes: {} }
}

/** Forgets the edits that say what the server has, except in the input that is being typed in. */
function tidy(state: SheetEdit): SheetEdit {
  const entries = Object.entries(state.entries).filter(
    ([playerId, entry]) => playerId === state.focused || !isSaved(state, playerId, entry),
  )
  return { ...state, entries: Object.fromEntries(entries) }
}

function isSaved(state: SheetEdit, playerId: string, { reading }: Entry): boolean {
  return 'amount' in reading && reading.amount === (state.base.draft[playerId] ?? null)
}

/** The sheet as it stands here. A text that cannot be read counts as what was there before it. */
export function draftOf(state: SheetEdit): Draft {
  const draft: Record<string, string> = { ...state.base.draft }
  for (const [playerId, { reading }] of Object.entries(state.entries)) {
    if ('problem' in reading) continue
    if (reading.amount === null) delete draft[playerId]
    else draft[playerId] = reading.amount
  }
  return draft
}

export function isUnsaved(state: SheetEdit): boolean {
  return Object.entries(state.entries).some(
    ([playerId, entry]) => 'amount' in entry.reading && !isSaved(state, playerId, entry),
  )
}

/** How many texts are no amount. */
export function countUnreadable(state: SheetEdit): number {
  return Object.values(state.entries).filter(({ reading }) => 'problem' in reading).length
}

/** Should a save go out, once typing has paused? */
export function wantsSave(state: SheetEdit): boolean {
  return state.save.kind === 'idle' && isUnsaved(state) && Object.keys(state.clashes).length === 0
}

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'offline' | 'refused'

/** One word for where the draft is. */
export function saveStatus(state: SheetEdit): SaveStatus {
  if (Object.keys(state.clashes).length > 0) return 'conflict'
  if (state.save.kind === 'saving' || state.save.kind === 'behind') return 'saving'
  if (!isUnsaved(state)) return 'saved'
  return state.save.kind === 'idle' ? 'unsaved' : state.save.kind
}
