import { POST as discard } from '@/app/api/leagues/[leagueId]/transactions/[id]/discard/route'
import { POST as retry } from '@/app/api/leagues/[leagueId]/transactions/[id]/retry/route'
import { GET as getOne } from '@/app/api/leagues/[leagueId]/transactions/[id]/route'
import { GET as list, POST as queue } from '@/app/api/leagues/[leagueId]/transactions/route'
import { callRoute } from './call-route'
import { type Person, signInAs } from './factories'

export type QueueClient = Awaited<ReturnType<typeof queueClient>>

/** A person at a league's queue, through its routes. */
export async function queueClient(leagueId: string, person: Person) {
  const { cookie } = await signInAs(person)
  const of = (id: string, key?: string) => ({
    cookie,
    params: { leagueId, id },
    ...(key ? { key } : {}),
  })
  const add = (body: unknown, key?: string) =>
    callRoute(queue, { cookie, params: { leagueId }, body, ...(key ? { key } : {}) })
  return {
    person,
    add,
    /** A signed amount in minor units. */
    adjust: (walletId: string, amount: number | string, reason = 'Because', key?: string) =>
      add({ kind: 'adjustment', payload: { walletId, amount: String(amount) }, reason }, key),
    list: (query = '') =>
      callRoute(list, { cookie, params: { leagueId }, path: `/api/leagues/x/transactions${query}` }),
    get: (id: string) => callRoute(getOne, { cookie, params: { leagueId, id } }),
    retry: (id: string, key?: string) => callRoute(retry, { ...of(id, key), body: {} }),
    discard: (id: string, key?: string) => callRoute(discard, { ...of(id, key), body: {} }),
  }
}
