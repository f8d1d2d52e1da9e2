import { aside, type CacheRules, unchanged } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listPeople } from '@/lib/contracts/endpoints'
import { newer } from '../live/replace-newer'

export type PeopleAnswer = AnswerOf<typeof listPeople>

/** What events make of the people that I have to do with. */
export const peopleRules: CacheRules<PeopleAnswer> = {
  ...aside,
  connection_update: (data, { data: { connection } }) => {
    const at = data.people.findIndex(({ person }) => person.userId === connection.person.userId)
    const shown = data.people[at]
    // Of which leagues, and where in the list, is the server's to say.
    if (!shown) return connection.state === 'none' ? data : 'refetch'
    if (newer(shown, { ...shown, ...connection }) === shown) return data
    const gone = connection.state === 'none' && shown.leagues.length === 0
    const people = gone ? data.people.toSpliced(at, 1) : data.people.with(at, { ...shown, ...connection })
    return { ...data, people }
  },
  member_update: () => 'refetch',
  wallet_update: unchanged,
  squad_update: unchanged,
  round_update: unchanged,
  round_submission: unchanged,
  players_update: unchanged,
  team_update: unchanged,
  session_update: unchanged,
}
