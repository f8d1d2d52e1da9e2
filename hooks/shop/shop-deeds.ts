import { z } from 'zod'
import { callApi } from '@/lib/client/api'
import { outboxKind } from '@/lib/client/outbox-kind'
import { buyItem, getShop } from '@/lib/contracts/endpoints'
import { amountText } from '@/lib/contracts/money'
import { id } from '@/lib/contracts/views'

/** How long a purchase that could not be sent stays meant. */
export const PURCHASE_MINUTES = 5

/**
 * A purchase without a connection, at the price that was seen. The shop is read again before it is sent; stock, price and money
 * are the server's to hold in the same transaction.
 */
export const shopBuy = outboxKind({
  input: z.object({ leagueId: id, itemId: id, price: amountText, currencyId: id }),
  lineOf: ({ itemId }) => `shop:${itemId}`,
  lifetimeMs: PURCHASE_MINUTES * 60_000,
  async check({ leagueId, itemId, price, currencyId }, signal) {
    const { items } = await callApi(getShop, { params: { leagueId }, signal })
    const item = items.find((each) => each.id === itemId)
    if (item?.state !== 'active') return 'It is no longer in the shop, so it was not bought.'
    return item.price === price && item.currencyId === currencyId
      ? null
      : 'Its price has changed while you were away, so it was not bought.'
  },
  send: ({ itemId, price, currencyId }, call) =>
    callApi(buyItem, { ...call, params: { itemId }, body: { price, currencyId } }),
})
