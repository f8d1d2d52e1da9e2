import * as decideRoute from '@/app/api/admin/tiebreakers/[id]/decide/route'
import * as extendRoute from '@/app/api/admin/tiebreakers/[id]/extend/route'
import * as pauseRoute from '@/app/api/admin/tiebreakers/[id]/pause/route'
import * as resumeRoute from '@/app/api/admin/tiebreakers/[id]/resume/route'
import * as readRoute from '@/app/api/tiebreakers/[id]/route'
import * as submitRoute from '@/app/api/tiebreakers/[id]/submit/route'
import * as withdrawRoute from '@/app/api/tiebreakers/[id]/withdraw/route'
import { database } from '@/lib/platform/database/client'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { decideWhenDue } from '@/lib/server/tiebreakers/commands/decide-when-due'
import { submitBid } from '@/lib/server/tiebreakers/commands/submit-bid'
import { withdraw } from '@/lib/server/tiebreakers/commands/withdraw'
import { callRoute, type RouteAnswer } from './call-route'
import type { MadeLeague } from './factories/league'
import { type SignedIn, signInAs } from './factories/people'

const commissionerRoutes = {
  pause: pauseRoute.POST,
  resume: resumeRoute.POST,
  extend: extendRoute.POST,
  decide: decideRoute.POST,
}

/** A league's people before their tiebreakers, each with a session: calls as their browsers make them. */
export interface TiebreakerHall {
  read(team: number, id: string): Promise<RouteAnswer>
  submit(team: number, id: string, amount: number | bigint, key?: string): Promise<RouteAnswer>
  withdraw(team: number, id: string, key?: string): Promise<RouteAnswer>
  /** As the owner unless another cookie is given. */
  commissioner(
    act: keyof typeof commissionerRoutes,
    id: string,
    body?: object,
    cookie?: string,
  ): Promise<RouteAnswer>
  /** The same commands at an instant of the server's clock. @throws AppError as the command */
  submitAt(now: Date, team: number, id: string, amount: number | bigint): ReturnType<typeof submitBid>
  withdrawAt(now: Date, team: number, id: string): ReturnType<typeof withdraw>
  dueAt(now: Date, id: string): ReturnType<typeof decideWhenDue>
  /** [available, held] of each team. */
  wallets(): Promise<[number, number][]>
}

export async function enterHall(league: MadeLeague): Promise<TiebreakerHall> {
  const sessions: SignedIn[] = []
  for (const { manager } of league.teams) sessions.push(await signInAs(manager))
  const owner = await signInAs(league.owner)
  const team = (index: number) => league.teams[index] as MadeLeague['teams'][number]
  const cookie = (index: number) => sessions[index]?.cookie ?? ''
  const at = (index: number, tiebreakerId: string) => ({
    leagueId: league.leagueId,
    tiebreakerId,
    teamId: team(index).id,
    userId: team(index).manager.userId,
  })
  const withKey = (key?: string) => (key ? { key } : {})
  return {
    read: (index, id) => callRoute(readRoute.GET, { params: { id }, cookie: cookie(index) }),
    submit: (index, id, amount, key) =>
      callRoute(submitRoute.POST, {
        path: `/api/tiebreakers/${id}/submit`,
        params: { id },
        cookie: cookie(index),
        body: { amount: String(amount) },
        ...withKey(key),
      }),
    withdraw: (index, id, key) =>
      callRoute(withdrawRoute.POST, {
        method: 'POST',
        path: `/api/tiebreakers/${id}/withdraw`,
        params: { id },
        cookie: cookie(index),
        ...withKey(key),
      }),
    commissioner: (act, id, body = {}, as = owner.cookie) =>
      callRoute(commissionerRoutes[act], { params: { id }, cookie: as, body }),
    submitAt: (now, index, id, amount) =>
      inTransaction(team(index).manager, (uow) => submitBid(uow, at(index, id), BigInt(amount)), { now }),
    withdrawAt: (now, index, id) =>
      inTransaction(team(index).manager, (uow) => withdraw(uow, at(index, id)), { now }),
    dueAt: (now, id) =>
      inTransaction({ userId: null }, (uow) => decideWhenDue(uow, { leagueId: league.leagueId }, id), {
        now,
      }),
    wallets: async () => {
      const rows = await database().wallet.findMany({ where: { leagueId: league.leagueId } })
      return league.teams.map(({ id }) => {
        const wallet = rows.find(({ teamId }) => teamId === id)
        return [Number(wallet?.available), Number(wallet?.held)]
      })
    },
  }
}
