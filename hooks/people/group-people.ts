import type { AcquaintanceView } from '@/lib/contracts/views'

export interface PeopleGroups {
  incoming: AcquaintanceView[]
  connected: AcquaintanceView[]
  outgoing: AcquaintanceView[]
  blocked: AcquaintanceView[]
  /** Everyone else, each once: in the first of the leagues that we share. */
  leagues: { id: string; name: string; people: AcquaintanceView[] }[]
}

/** The people of the page by how we stand, each group in the order of the list. */
export function groupPeople(people: readonly AcquaintanceView[]): PeopleGroups {
  const of = (state: AcquaintanceView['state']) => people.filter((each) => each.state === state)
  const leagues = new Map<string, PeopleGroups['leagues'][number]>()
  for (const each of of('none')) {
    const [first] = each.leagues
    if (!first) continue
    const group = leagues.get(first.id) ?? { ...first, people: [] }
    leagues.set(first.id, group)
    group.people.push(each)
  }
  return {
    incoming: of('incoming'),
    connected: of('connected'),
    outgoing: of('outgoing'),
    blocked: of('blocked'),
    leagues: [...leagues.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')),
  }
}
