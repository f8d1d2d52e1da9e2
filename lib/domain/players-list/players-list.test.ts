import { describe, expect, it } from 'vitest'
import type { PlayerView } from '@/lib/contracts/views'
import { filterPlayers, findable, isNarrowed, noFilter } from './filter'
import { playersCsv } from './players-csv'
import { filterFromQuery, filterToQuery } from './query'
import { sortPlayers } from './sort'

const [ROVERS, UNITED] = ['team-rovers', 'team-united']
const GBP = { id: 'gbp', code: 'GBP', name: 'Pounds', decimals: 2, symbol: '£' }

const player = (
  name: string,
  position: string,
  club: string,
  price: number,
  teamId?: string,
): PlayerView => ({
  id: name,
  ref: name.slice(0, 3),
  name,
  shortName: name.split(' ').at(-1) ?? name,
  position,
  club,
  basePrice: String(price),
  owner: teamId ? { teamId, price: String(price + 50), currencyId: 'gbp' } : null,
})

const PLAYERS = [
  player('Martin Ødegaard', 'MID', 'Arsenal', 850, ROVERS),
  player('Gabriel Magalhães', 'DEF', 'Arsenal', 600),
  player('Pascal Groß', 'MID', 'Brighton', 550, UNITED),
  player('Łukasz Fabiański', 'GK', 'West Ham', 400),
  player('Free Agent', 'FWD', '', 1000),
]
const ALL = findable(PLAYERS)
const CONTEXT = {
  positions: ['GK', 'DEF', 'MID', 'FWD'],
  teamNames: new Map([
    [ROVERS, 'Rovers'],
    [UNITED, 'Albion United'],
  ]),
}
const names = (players: readonly PlayerView[]) => players.map(({ shortName }) => shortName)
const found = (filter: Partial<typeof noFilter>, mine: string | null = ROVERS) =>
  filterPlayers(ALL, { ...noFilter, ...filter }, mine)

describe('filterPlayers', () => {
  it('finds letters that a keyboard does not have', () => {
    expect(names(found({ text: 'odegaard' }).players)).toEqual(['Ødegaard'])
    expect(names(found({ text: 'Gross' }).players)).toEqual(['Groß'])
    expect(names(found({ text: 'lukasz fab' }).players)).toEqual(['Fabiański'])
    expect(names(found({ text: 'ØDE' }).players)).toEqual(['Ødegaard'])
  })

  it('takes the words in any order, the club among them', () => {
    expect(names(found({ text: 'arsenal gab' }).players)).toEqual(['Magalhães'])
    expect(names(found({ text: ' - ' }).players)).toHaveLength(PLAYERS.length)
  })

  it('knows free, owned, mine and one team', () => {
    expect(names(found({ owner: 'free' }).players)).toEqual(['Magalhães', 'Fabiański', 'Agent'])
    expect(names(found({ owner: 'owned' }).players)).toEqual(['Ødegaard', 'Groß'])
    expect(names(found({ owner: 'mine' }).players)).toEqual(['Ødegaard'])
    expect(names(found({ owner: UNITED }).players)).toEqual(['Groß'])
    expect(found({ owner: 'mine' }, null).players).toEqual([])
  })

  it('counts positions without the position filter, and the free with it', () => {
    const result = found({ position: 'MID', club: null })
    expect(result.byPosition).toEqual({ MID: 2, DEF: 1, GK: 1, FWD: 1 })
    expect(names(result.players)).toEqual(['Ødegaard', 'Groß'])
    expect(result.free).toBe(0)
    expect(found({ club: 'Arsenal' }).byPosition).toEqual({ MID: 1, DEF: 1 })
  })
})

describe('sortPlayers', () => {
  const sorted = (sort: (typeof noFilter)['sort'], descending = false) =>
    names(sortPlayers(PLAYERS, { sort, descending }, CONTEXT))

  it.each([
    ['name', ['Agent', 'Magalhães', 'Fabiański', 'Ødegaard', 'Groß']],
    ['price', ['Fabiański', 'Groß', 'Magalhães', 'Ødegaard', 'Agent']],
    ['position', ['Fabiański', 'Magalhães', 'Ødegaard', 'Groß', 'Agent']],
    ['club', ['Magalhães', 'Ødegaard', 'Groß', 'Fabiański', 'Agent']],
    ['owner', ['Groß', 'Ødegaard', 'Agent', 'Magalhães', 'Fabiański']],
  ] as const)('by %s', (sort, order) => {
    expect(sorted(sort)).toEqual(order)
  })

  it('keeps who has no club or no owner last, both ways', () => {
    expect(sorted('club', true).at(-1)).toBe('Agent')
    expect(sorted('owner', true)).toEqual(['Ødegaard', 'Groß', 'Agent', 'Magalhães', 'Fabiański'])
  })
})

describe('the filter in the address', () => {
  it.each([
    [{}, ''],
    [{ text: ' ode ' }, 'q=ode'],
    [{ position: 'GK', owner: 'free' }, 'pos=GK&owner=free'],
    [{ club: "Nott'm Forest", sort: 'price', descending: true }, 'club=Nott%27m+Forest&sort=-price'],
    [{ descending: true }, 'sort=-name'],
  ] as const)('%o ↔ %s', (filter, query) => {
    const whole = { ...noFilter, ...filter }
    expect(filterToQuery(whole)).toBe(query)
    expect(filterFromQuery(new URLSearchParams(query))).toEqual({ ...whole, text: whole.text.trim() })
  })

  it('leaves out what it does not understand', () => {
    expect(filterFromQuery(new URLSearchParams('sort=-shoe&pos=&x=1'))).toEqual(noFilter)
    expect(isNarrowed(noFilter)).toBe(false)
    expect(isNarrowed({ ...noFilter, sort: 'club' })).toBe(false)
    expect(isNarrowed({ ...noFilter, owner: 'free' })).toBe(true)
  })
})

describe('playersCsv', () => {
  it('writes amounts with their decimals and no formula', () => {
    const odd = { ...player('=cmd', 'GK', 'A, B', 5), ref: 'x' }
    expect(
      playersCsv([odd, PLAYERS[0] as PlayerView], {
        base: GBP,
        currencies: [GBP],
        teamNames: CONTEXT.teamNames,
      }),
    ).toBe(
      'ref,name,short name,position,club,base price,owner,paid,currency\r\n' +
        'x,"\'=cmd","\'=cmd",GK,"A, B",0.05,,,GBP\r\n' +
        'Mar,Martin Ødegaard,Ødegaard,MID,Arsenal,8.50,Rovers,9.00,GBP\r\n',
    )
  })
})
