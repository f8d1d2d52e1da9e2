import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createItem } from '@/lib/contracts/endpoints'
import { notFound } from '@/lib/platform/app-error'
import type { Queryable } from '@/lib/platform/database/client'
import type { LeagueScope } from '@/lib/server/leagues/access'
import { readRoster } from '@/lib/server/rounds/team-limits'
import { unknownPosition } from '../errors'

export type Offer = BodyOf<typeof createItem>

/**
 * An item's columns.
 * @throws AppError not_found (a currency of another league), invalid_request (a position that the roster does not have)
 */
export async function columnsOf(tx: Queryable, { leagueId }: LeagueScope, offer: Offer) {
  const currency = await tx.currency.findFirst({ where: { id: offer.currencyId, leagueId } })
  if (!currency) throw notFound()
  await checkEffect(tx, leagueId, offer.effect)
  const at = (instant: string | null) => (instant ? new Date(instant) : null)
  const { name, description, effect, price, currencyId, stock, teamLimit } = offer
  return {
    name,
    description,
    effect,
    price,
    currencyId,
    stock,
    teamLimit,
    onSaleFrom: at(offer.onSaleFrom),
    onSaleUntil: at(offer.onSaleUntil),
  }
}

async function checkEffect(tx: Queryable, leagueId: string, effect: Offer['effect']) {
  if (effect.kind === 'boost') {
    const { currencyId } = effect
    if (!(await tx.currency.findFirst({ where: { id: currencyId, leagueId } }))) throw notFound()
  } else if (effect.position !== null) {
    const { position } = effect
    const { positions } = await readRoster(tx, leagueId)
    if (!positions.some(({ code }) => code === position)) throw unknownPosition(position)
  }
}
