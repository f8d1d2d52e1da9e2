import { z } from 'zod'
import { positiveAmount } from '../money'
import { asOfSchema } from '../rooms'
import { plainText } from '../text'
import { id, ownPlaceView, tiebreakerBidView, tiebreakerView } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Tiebreakers')
const byId = z.strictObject({ id })
const changed = z.strictObject({ tiebreaker: tiebreakerView })

export const listTiebreakers = endpoint('GET', '/api/leagues/{leagueId}/tiebreakers', {
  summary: 'The tiebreakers of a league: those that are live, then the latest decided',
  params: z.strictObject({ leagueId: id }),
  answer: z.strictObject({ tiebreakers: z.array(tiebreakerView), asOf: asOfSchema }),
})

export const getTiebreaker = endpoint('GET', '/api/tiebreakers/{id}', {
  summary: 'A tiebreaker with its bids and, for a team in it, what it may still bid',
  params: byId,
  answer: z.strictObject({
    tiebreaker: tiebreakerView,
    /** Newest first; the newest 200. */
    bids: z.array(tiebreakerBidView),
    /** Null for whoever is not of a team in it, has withdrawn, or when it is over. */
    mine: ownPlaceView.nullable(),
    asOf: asOfSchema,
  }),
})

export const submitTiebreakerBid = endpoint('POST', '/api/tiebreakers/{id}/submit', {
  summary: 'Raise: the amount is held, the server’s clock says whether it was in time',
  idempotent: true,
  params: byId,
  body: z.strictObject({ amount: positiveAmount }),
  answer: z.strictObject({ tiebreaker: tiebreakerView, bid: tiebreakerBidView }),
})

export const withdrawFromTiebreaker = endpoint('POST', '/api/tiebreakers/{id}/withdraw', {
  summary: 'Leave a tiebreaker for good; what it held comes back. Whoever leads may not',
  idempotent: true,
  params: byId,
  answer: changed,
})

export const pauseTiebreaker = endpoint('POST', '/api/admin/tiebreakers/{id}/pause', {
  summary: 'Stop the clock (commissioner)',
  idempotent: true,
  params: byId,
  answer: changed,
})

export const resumeTiebreaker = endpoint('POST', '/api/admin/tiebreakers/{id}/resume', {
  summary: 'Let a paused clock run on (commissioner)',
  idempotent: true,
  params: byId,
  answer: changed,
})

export const extendTiebreaker = endpoint('POST', '/api/admin/tiebreakers/{id}/extend', {
  summary: 'Add time to the clock, beyond the cap too (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ seconds: z.int().min(1).max(86_400) }),
  answer: changed,
})

export const decideTiebreaker = endpoint('POST', '/api/admin/tiebreakers/{id}/decide', {
  summary:
    'Give the player to one of the teams still in, for what it stands at, with a reason (commissioner)',
  idempotent: true,
  params: byId,
  body: z.strictObject({ teamId: id, reason: plainText(300, 'Say why; everyone will read it.') }),
  answer: changed,
})
