import { describe, expect, it } from 'vitest'
import {
  beginEdit,
  countUnreadable,
  draftOf,
  type Entry,
  editSheet,
  isUnsaved,
  type SheetAction,
  type SheetEdit,
  saveStatus,
  wantsSave,
} from './edit-sheet'

const START = beginEdit({ version: 3, draft: { kane: '500', saka: '800' } })

const bid = (amount: string): Entry => ({ text: amount, reading: { amount } })
const none: Entry = { text: '', reading: { amount: null } }
const typed = (playerId: string, entry: Entry): SheetAction => ({ type: 'typed', playerId, entry })
const received = (version: number, draft: Record<string, string>): SheetAction => ({
  type: 'received',
  sheet: { version, draft },
})
const saved = (version: number, draft: Record<string, string>): SheetAction => ({
  type: 'saved',
  sheet: { version, draft },
})
const run = (...actions: SheetAction[]): SheetEdit => actions.reduce(editSheet, START)

describe('editing a sheet', () => {
  it('lays what was typed over what the server has', () => {
    const state = run(typed('kane', bid('600')), typed('saka', none), typed('rice', bid('100')))
    expect(draftOf(state)).toEqual({ kane: '600', rice: '100' })
    expect([isUnsaved(state), wantsSave(state), saveStatus(state)]).toEqual([true, true, 'unsaved'])
  })

  it('keeps the saved amount while a text cannot be read', () => {
    const state = run(typed('kane', { text: '6oo', reading: { problem: 'Write an amount.' } }))
    expect(draftOf(state).kane).toBe('500')
    expect([countUnreadable(state), isUnsaved(state)]).toEqual([1, false])
  })

  it('saves, and leaves the text in the input that is still being typed in', () => {
    const sent = { kane: '600', saka: '800' }
    const state = run(
      { type: 'entered', playerId: 'kane' },
      typed('kane', { text: '6.', reading: { amount: '600' } }),
      { type: 'saving', sent },
      saved(4, sent),
    )
    expect(state.entries.kane?.text).toBe('6.')
    expect(saveStatus(state)).toBe('saved')
    expect(editSheet(state, { type: 'left', playerId: 'kane' }).entries).toEqual({})
  })

  it('keeps what was typed while a save was under way, and wants to save that too', () => {
    const sent = { kane: '600', saka: '800' }
    const state = run(
      { type: 'entered', playerId: 'kane' },
      typed('kane', bid('600')),
      { type: 'saving', sent },
      typed('kane', bid('6000')),
      received(4, sent),
    )
    expect([saveStatus(state), draftOf(state).kane]).toEqual(['saving', '6000'])
    const after = editSheet(state, saved(4, sent))
    expect([after.clashes, wantsSave(after)]).toEqual([{}, true])
  })
})

describe('another tab', () => {
  it('just appears where nothing was edited here', () => {
    const state = run(received(4, { kane: '550' }))
    expect([draftOf(state), saveStatus(state)]).toEqual([{ kane: '550' }, 'saved'])
  })

  it('joins edits of other players without a question', () => {
    const state = run(typed('rice', bid('100')), received(4, { kane: '550', saka: '800' }))
    expect(draftOf(state)).toEqual({ kane: '550', saka: '800', rice: '100' })
    expect([state.clashes, wantsSave(state)]).toEqual([{}, true])
  })

  it('asks when both changed the same bid, and saves nothing until it is told', () => {
    const state = run(typed('kane', bid('600')), received(4, { kane: '550', saka: '800' }))
    expect(state.clashes).toEqual({ kane: '550' })
    expect([saveStatus(state), wantsSave(state), state.entries.kane?.text]).toEqual([
      'conflict',
      false,
      '600',
    ])
    const mine = editSheet(state, { type: 'resolved', keep: 'mine' })
    expect([draftOf(mine).kane, wantsSave(mine)]).toEqual(['600', true])
    const theirs = editSheet(state, { type: 'resolved', keep: 'theirs' })
    expect([draftOf(theirs).kane, isUnsaved(theirs)]).toEqual(['550', false])
  })

  it('asks also when it took the bid off', () => {
    expect(run(typed('kane', bid('600')), received(4, { saka: '800' })).clashes).toEqual({ kane: null })
  })

  it('keeps asking while it goes on changing other bids', () => {
    const state = run(
      typed('kane', bid('600')),
      received(4, { kane: '550' }),
      received(5, { kane: '550', x: '1' }),
    )
    expect(state.clashes).toEqual({ kane: '550' })
  })

  it('is no clash when both typed the same', () => {
    const state = run(typed('kane', bid('600')), received(4, { kane: '600', saka: '800' }))
    expect([state.clashes, state.entries, saveStatus(state)]).toEqual([{}, {}, 'saved'])
  })

  it('does not change a saved text under the cursor without asking', () => {
    const state = run(
      { type: 'entered', playerId: 'kane' },
      typed('kane', bid('500')),
      received(4, { kane: '700', saka: '800' }),
    )
    expect([state.entries.kane?.text, state.clashes]).toEqual(['500', { kane: '700' }])
  })

  it('is passed over when it tells of an older sheet', () => {
    expect(run(received(2, {}))).toEqual(START)
  })
})

describe('a save that fails', () => {
  it('waits offline with the edits, then tries again', () => {
    const state = run(
      typed('kane', bid('600')),
      { type: 'saving', sent: {} },
      { type: 'failed', save: { kind: 'offline' } },
    )
    expect([saveStatus(state), wantsSave(state)]).toEqual(['offline', false])
    expect(wantsSave(editSheet(state, { type: 'retry' }))).toBe(true)
  })

  it('knows its own save again when only the answer was lost', () => {
    const sent = { kane: '600', saka: '800' }
    const state = run(
      typed('kane', bid('600')),
      { type: 'saving', sent },
      { type: 'failed', save: { kind: 'offline' } },
      typed('kane', bid('650')),
      { type: 'retry' },
      { type: 'failed', save: { kind: 'behind', version: 4 } },
      received(4, sent),
    )
    expect([state.clashes, wantsSave(state), draftOf(state).kane]).toEqual([{}, true, '650'])
  })

  it('goes on when the newer sheet came before the refusal', () => {
    const state = run(
      typed('kane', bid('600')),
      { type: 'saving', sent: { kane: '600', saka: '800' } },
      received(4, { kane: '550', saka: '800' }),
      { type: 'failed', save: { kind: 'behind', version: 4 } },
      { type: 'resolved', keep: 'mine' },
    )
    expect([wantsSave(state), draftOf(state).kane]).toEqual([true, '600'])
  })

  it('tries a refused one again only once something else is typed', () => {
    const refused = run(typed('kane', bid('600')), {
      type: 'failed',
      save: { kind: 'refused', message: 'No.' },
    })
    expect([saveStatus(refused), wantsSave(refused)]).toEqual(['refused', false])
    expect(wantsSave(editSheet(refused, typed('kane', bid('610'))))).toBe(true)
  })

  it('brings back what an earlier visit could not save', () => {
    const base = { version: 2, draft: { kane: '500', saka: '700' } }
    const entries = { kane: bid('600'), saka: bid('750') }
    const state = run({ type: 'restored', base, entries })
    expect(draftOf(state)).toEqual({ kane: '600', saka: '750' })
    expect(state.clashes).toEqual({ saka: '800' })
  })
})
