import { POST as reverse } from '@/app/api/admin/transactions/[id]/reverse/route'
import { POST as adjust } from '@/app/api/admin/wallets/[id]/adjust/route'
import { POST as freeze } from '@/app/api/admin/wallets/[id]/freeze/route'
import { POST as unfreeze } from '@/app/api/admin/wallets/[id]/unfreeze/route'
import { GET as getAudit } from '@/app/api/leagues/[leagueId]/audit/route'
import { GET as getMoney } from '@/app/api/leagues/[leagueId]/money/route'
import { GET as getTransaction } from '@/app/api/transactions/[id]/route'
import { GET as getBalances } from '@/app/api/wallets/[walletId]/balances/route'
import { GET as getStatement } from '@/app/api/wallets/[walletId]/statement/route'
import { callRoute } from './call-route'
import { RouteClient } from './route-client'

const queryOf = (query: Record<string, string | number | undefined>) => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/api/money?${new URLSearchParams(given)}`
}
type Query = Record<string, string | number | undefined>

/** A person at a league's money, through its routes. */
export class MoneyClient extends RouteClient {
  statement = (walletId: string, query: Query = {}) => this.read(getStatement, { walletId }, query)
  balances = (walletId: string, query: Query = {}) => this.read(getBalances, { walletId }, query)
  transaction = (id: string) => this.read(getTransaction, { id })
  money = (leagueId: string, query: Query = {}) => this.read(getMoney, { leagueId }, query)
  audit = (leagueId: string, query: Query = {}) => this.read(getAudit, { leagueId }, query)
  adjust = (id: string, body: unknown, key?: string) => this.act(adjust, id, body, key)
  freeze = (id: string, reason = 'To look into it') => this.act(freeze, id, { reason })
  unfreeze = (id: string, reason = 'All is well') => this.act(unfreeze, id, { reason })
  reverse = (id: string, body: unknown = { reason: 'A mistake' }, key?: string) =>
    this.act(reverse, id, body, key)

  private read(handler: Parameters<typeof callRoute>[0], params: Record<string, string>, query: Query = {}) {
    return callRoute(handler, { cookie: this.cookie, params, path: queryOf(query) })
  }

  private act(handler: Parameters<typeof callRoute>[0], id: string, body: unknown, key?: string) {
    return callRoute(handler, { cookie: this.cookie, params: { id }, body, ...(key ? { key } : {}) })
  }
}
