import type { Hindrance } from '@/lib/domain/shop/may-buy'
import { AppError } from '@/lib/platform/app-error'

/** Why an item cannot be bought now. */
export function cannotBuy(hindrance: Hindrance, name: string, teamLimit: number | null): AppError {
  switch (hindrance) {
    case 'withdrawn':
      return new AppError('not_on_sale', `“${name}” is no longer in the shop.`)
    case 'not_yet':
      return new AppError('not_on_sale', `“${name}” is not on sale yet.`)
    case 'no_longer':
      return new AppError('not_on_sale', `The sale of “${name}” is over.`)
    case 'sold_out':
      return new AppError('sold_out', `“${name}” is sold out. Nothing was paid.`)
    case 'limit_reached':
      return new AppError('limit_reached', `Your team has ${teamLimit} of “${name}”: no team may have more.`)
  }
}

export const priceChanged = (name: string) =>
  new AppError('version_conflict', `The price of “${name}” has changed. Look at it, then buy again.`)

export const onlyTeams = () =>
  new AppError('forbidden', 'Only whoever runs a team can buy here: what is bought is for the team.')

export const itemChanged = (version: number) =>
  new AppError('version_conflict', 'This item has changed meanwhile. Look at it, then save again.', {
    version,
  })

export const effectStays = () =>
  new AppError(
    'conflict',
    'This item was sold already, so what it does stays. Withdraw it, and make a new one.',
  )

export const unknownPosition = (code: string) =>
  new AppError('invalid_request', `The league’s roster has no position ${code}.`)

export const refundedBefore = () => new AppError('conflict', 'This purchase has been refunded already.')

export const placesInUse = () =>
  new AppError('conflict', 'The place is in use: without it the team would have more players than it may.')

export const placesInResolvingRound = (roundName: string) =>
  new AppError(
    'conflict',
    `The team has bids in “${roundName}”, which is being settled with this place. Refund it when the round is finalized.`,
  )

export const boostUsed = () =>
  new AppError('conflict', 'Income has been paid with this boost already, so it stays bought.')
