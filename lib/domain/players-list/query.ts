import { noFilter, type PlayerFilter, type PlayerSort, playerSorts } from './filter'

/** What a name in the address may hold at most; the rest is cut, so that an address cannot grow without end. */
const LONGEST = 80

/** A filter as the query of an address: 'q=ode&pos=MID&sort=-price'. What is not set is not in it. */
export function filterToQuery(filter: PlayerFilter): string {
  const query = new URLSearchParams()
  const text = filter.text.trim()
  if (text) query.set('q', text.slice(0, LONGEST))
  if (filter.position !== null) query.set('pos', filter.position)
  if (filter.club !== null) query.set('club', filter.club)
  if (filter.owner !== 'any') query.set('owner', filter.owner)
  if (filter.sort !== noFilter.sort || filter.descending) {
    query.set('sort', `${filter.descending ? '-' : ''}${filter.sort}`)
  }
  return query.toString()
}

/** The filter that an address asks for; what it does not understand is left out. */
export function filterFromQuery(query: { get(name: string): string | null }): PlayerFilter {
  const sort = query.get('sort') ?? ''
  const by = sort.replace(/^-/, '')
  const known = playerSorts.includes(by as PlayerSort)
  return {
    text: (query.get('q') ?? '').slice(0, LONGEST),
    position: query.get('pos')?.slice(0, LONGEST) || null,
    club: query.get('club')?.slice(0, LONGEST) || null,
    owner: query.get('owner')?.slice(0, LONGEST) || 'any',
    sort: known ? (by as PlayerSort) : noFilter.sort,
    descending: known && sort.startsWith('-'),
  }
}
