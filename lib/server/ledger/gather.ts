import { AppError } from '@/lib/platform/app-error'
import { sqlState } from '@/lib/platform/database/errors'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { tryAgain } from '@/lib/server/events/try-again'
import { changeWallet, type Outcome, type SingleChange } from './change-wallet'
import { tellBalanceUpdate } from './listeners'
import type { MoneyAnswer } from './types'
import { toWallet } from './view'

/** As many changes as one statement carries: some 5 ms. */
const LARGEST_GROUP = 200

interface Waiting {
  change: SingleChange
  resolve(answer: MoneyAnswer): void
  reject(error: unknown): void
}

interface At {
  leagueId: string
  walletId: string
}

/** Of each wallet that something is being done to: what has come meanwhile. */
const lanes = new Map<string, Waiting[]>()

/**
 * Carries a change out in a statement of its own, or, when one is under way for the same wallet, in the next together with
 * all that come until then: in the order in which they came, each with his own outcome.
 * @throws AppError as the change is refused, or `unavailable`
 */
export function gather(at: At, change: SingleChange): Promise<MoneyAnswer> {
  return new Promise((resolve, reject) => {
    const name = `${at.leagueId} ${at.walletId}`
    const lane = lanes.get(name)
    if (lane) lane.push({ change, resolve, reject })
    else {
      lanes.set(name, [{ change, resolve, reject }])
      void empty(at, name)
    }
  })
}

async function empty(at: At, name: string): Promise<void> {
  const lane = lanes.get(name) ?? []
  while (lane.length > 0) await carryOut(at, lane.splice(0, LARGEST_GROUP))
  // In the same breath as the look at its length: who comes after opens another.
  lanes.delete(name)
}

async function carryOut(at: At, group: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await tryAgain(() =>
      changeWallet(
        at,
        group.map(({ change }) => change),
      ),
    )
    tell(outcomes, group)
    for (const [index, waiting] of group.entries()) settle(waiting, outcomes[index] as Outcome)
  } catch (error) {
    // What PostgreSQL finds wrong with one must not fall on the others; nothing of the group was done.
    if (group.length > 1 && sqlState(error) !== null) {
      for (const waiting of group) await carryOut(at, [waiting])
    } else for (const waiting of group) waiting.reject(error)
  }
}

function settle({ resolve, reject }: Waiting, { response }: Outcome): void {
  if ('code' in response) reject(new AppError(response.code, response.message))
  else resolve(response)
}

/** Each change by itself and in order, as after any commit. */
function tell(outcomes: readonly Outcome[], group: readonly Waiting[]): void {
  for (const [index, { events }] of outcomes.entries()) {
    if (!events) continue
    const [event] = events
    const { kind, amount } = (group[index] as Waiting).change
    tellBalanceUpdate({ wallet: toWallet(event.data.wallet), kind, amount, event })
  }
  ringDoorbell(outcomes.flatMap(({ events }) => events ?? []))
}
