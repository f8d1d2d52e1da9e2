'use client'

import { useState } from 'react'
import { useCurrency, useIsFrozen } from '@/hooks/leagues/league-context'
import { useFineCountdown } from '@/hooks/live/use-fine-countdown'
import { useSettled } from '@/hooks/live/use-settled'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import type { TiebreakerResult } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import { submitTiebreakerBid } from '@/lib/contracts/endpoints'
import type { OwnPlaceView, TiebreakerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { type BidChoice, isLargeJump, raiseOf } from './bid-choice'
import { hindranceOf } from './hindrance'

/** A finger on its way when the amount changed under it is not taken for a bid of the new one. */
const SETTLE_MS = 250

export interface BidDeskInput extends Pick<TiebreakerResult, 'freshness' | 'tell'> {
  tiebreaker: TiebreakerView
  mine: OwnPlaceView
}

export type BidDesk = ReturnType<typeof useBidDesk>

/** A team's bidding: what stands to be bid, why it may not be, and what became of it. */
export function useBidDesk({ tiebreaker, mine, freshness, tell }: BidDeskInput) {
  const currency = useCurrency(tiebreaker.currencyId)
  const step = BigInt(tiebreaker.step)
  const [choice, setChoice] = useState<BidChoice>({ steps: 1, text: '' })
  const [asking, setAsking] = useState<bigint | null>(null)
  const submit = useIdempotentMutation(submitTiebreakerBid, tell)
  const settled = useSettled(mine.nextBid, SETTLE_MS) || choice.text !== ''
  const timeIsOver = useFineCountdown(tiebreaker.closesAt) === 0
  const money = (amount: string | bigint) => formatMoney(BigInt(amount), currency)
  const frozen = useIsFrozen(tiebreaker.currencyId)
  const offline = freshness === 'offline'
  const hindrance = hindranceOf({ tiebreaker, mine, offline, timeIsOver, frozen, money })
  const raise = raiseOf(choice, mine, step, currency)

  const send = (amount: bigint) =>
    submit
      .mutateAsync({ params: { id: tiebreaker.id }, body: { amount: String(amount) } })
      // What was typed since is another intent.
      .then(() => setChoice((now) => (now === choice ? { steps: 1, text: '' } : now)))
  return {
    tiebreaker,
    mine,
    currency,
    choice,
    choose: (change: Partial<BidChoice>) => {
      submit.reset()
      setChoice({ ...choice, ...change })
    },
    raise,
    hindrance,
    settled,
    money,
    sending: submit.isPending ? (submit.variables?.body?.amount ?? null) : null,
    /** The server's sentence on why the last bid did not count. */
    refusal: submit.error?.message ?? null,
    /** A large jump is asked about first. */
    bid: () => {
      const { amount, problem } = raise
      if (amount === null || problem || hindrance || !settled || submit.isPending) return
      if (isLargeJump(amount, mine, step)) setAsking(amount)
      // What came of it is shown beside the button.
      else void send(amount).catch(() => {})
    },
    asking:
      asking === null ? null : { amount: asking, send: () => send(asking), drop: () => setAsking(null) },
  }
}
