import { AsyncLocalStorage } from 'node:async_hooks'
import { leagueRoom, type Room } from '@/lib/contracts/rooms'
import { isCaching, sharedCache } from '@/lib/platform/caching'
import { database } from '@/lib/platform/database/client'
import { gathered } from '@/lib/platform/gather'
import { Lru } from '@/lib/platform/lru'

/** What every request asks before it does anything: a session, a membership (league, then user), where a room stands. */
export type Question = `session ${string}` | `member ${string} ${string}` | `room ${Room}`
type Found = ReadonlyMap<Question, unknown>

/** Questions of one statement: it takes some ten milliseconds. */
const MOST_QUESTIONS = 500
const REST_MS = 10

/** These rows decide at every request, so they are never kept: what many ask at this moment is one statement. */
const rowsOf = async (questions: readonly Question[]): Promise<Found> => {
  const of = (kind: string) =>
    questions.filter((each) => each.startsWith(`${kind} `)).map((each) => each.slice(kind.length + 1))
  const pairs = of('member').map((pair) => pair.split(' '))
  const [leagues, users] = [pairs.map(([league]) => league), pairs.map(([, user]) => user)]
  const rows = await database().$queryRaw<{ question: Question; row: unknown }[]>`
    SELECT 'session ' || s.id AS question, jsonb_build_object('id', s.id, 'userId', s.user_id, 'endedAt', s.ended_at,
      'expiresAt', s.expires_at, 'lastSeenAt', s.last_seen_at, 'name', u.name, 'email', u.email) AS row
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ANY (${of('session')}::uuid[])
    UNION ALL
    SELECT 'member ' || m.league_id || ' ' || m.user_id,
      jsonb_build_object('id', m.id, 'leagueId', m.league_id, 'role', m.role, 'teamId', m.team_id)
    FROM unnest(${leagues}::uuid[], ${users}::uuid[]) AS asked (league_id, user_id)
    JOIN members m ON m.league_id = asked.league_id AND m.user_id = asked.user_id
    UNION ALL
    SELECT 'room ' || room, jsonb_build_array(epoch, seq) FROM room_heads WHERE room = ANY (${of('room')}::text[])`
  return new Map(rows.map(({ question, row }) => [question, row]))
}
const read = gathered(rowsOf, { most: MOST_QUESTIONS })

/** For sockets, of which thousands come back at once: a few milliseconds more, and far fewer statements. */
const readPatiently = gathered(rowsOf, { most: MOST_QUESTIONS, restMs: REST_MS })
const patience = new AsyncLocalStorage<true>()

/** What is asked within `work` waits for company where many ask at the same time. */
export const patiently = <T>(work: () => T): T => patience.run(true, work)

/** One request's questions. */
interface Request {
  /** What is asked: with the first question, who asks it. */
  address: string
  asked: Set<Question>
  found: Map<Question, unknown>
}

const requests = new AsyncLocalStorage<Request>()
const MOST_ADDRESSES = 5_000
const LONGEST_ADDRESS = 300
/** What was asked the last time, by address and first question. */
const before = () => sharedCache('asked-before', () => new Lru<string, readonly Question[]>(MOST_ADDRESSES))

/**
 * Answers a request whose questions are likely those of the last time: with the first of them all are asked, in one round trip.
 * What is found is as new as the request, and is forgotten with it.
 * @param address of something that is only read
 */
export async function foreseeing<T>(address: string, work: () => Promise<T>): Promise<T> {
  if (!isCaching() || address.length > LONGEST_ADDRESS) return work()
  const request: Request = { address, asked: new Set(), found: new Map() }
  try {
    return await requests.run(request, work)
  } finally {
    const [first] = request.asked
    if (first) before().set(`${first} ${address}`, [...request.asked])
  }
}

/**
 * Who somebody is in a league is read at the same moment as where the league's room stands, which tells when it changes: else a change
 * between the two would be in no answer and in no event after it.
 */
function whatTells(question: Question): Question[] {
  const [kind, league] = question.split(' ')
  return kind === 'member' ? [`room ${leagueRoom(league as string)}`] : []
}

/** @returns the rows of these questions; null for one that has none */
export async function ask(questions: readonly Question[]): Promise<ReadonlyMap<Question, unknown>> {
  const request = requests.getStore()
  if (!request) return patience.getStore() ? readPatiently(questions) : read(questions)
  const [first] = request.asked.size === 0 ? questions : []
  const likely = first ? (before().get(`${first} ${request.address}`) ?? []) : []
  for (const question of questions) request.asked.add(question)
  const wanted = [...questions, ...questions.flatMap(whatTells), ...likely].filter(
    (question) => !request.found.has(question),
  )
  if (wanted.length > 0) {
    const found = await read(wanted)
    for (const question of wanted) request.found.set(question, found.get(question) ?? null)
  }
  return request.found
}
