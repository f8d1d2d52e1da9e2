import { z } from 'zod'
import { purchasePayload } from '@/lib/contracts/endpoints/queue'
import { id } from '@/lib/contracts/views'
import { notFound } from '@/lib/platform/app-error'
import { buyItem } from '@/lib/server/shop/commands/buy-item'
import { onlyTeams } from '@/lib/server/shop/errors'
import { notYourTeamAnyMore } from '../errors'
import type { Handler } from './handler'

/** With the team that it is for, and what it was called then. */
const stored = purchasePayload.extend({ teamId: id, itemName: z.string() })

/** An item of the shop, bought by whoever runs a team for it. */
export const purchase: Handler<z.output<typeof purchasePayload>, z.output<typeof stored>> = {
  payload: stored,
  async prepare({ tx }, { leagueId, teamId }, request) {
    const item = await tx.shopItem.findFirst({ where: { id: request.itemId, leagueId } })
    if (!item) throw notFound()
    if (!teamId) throw onlyTeams()
    return { payload: { ...request, teamId, itemName: item.name }, reason: `Buy “${item.name}”` }
  },
  async carryOut(uow, scope, { payload }) {
    if (scope.teamId !== payload.teamId) throw notYourTeamAnyMore()
    const { purchase } = await buyItem(uow, scope, payload)
    const { transactionId } = await uow.tx.purchase.findUniqueOrThrow({ where: { id: purchase.id } })
    return transactionId
  },
}
