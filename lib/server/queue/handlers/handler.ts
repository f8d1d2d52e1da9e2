import type { z } from 'zod'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { LeagueScope } from '@/lib/server/leagues/access'
import type { Cause } from '@/lib/server/ledger/types'

/** What a handler is told of its turn. */
export interface Turn<P> {
  payload: P
  reason: string
  /** Names the queued transaction on the ledger's. */
  cause: Cause
}

/** One kind of transaction that can be queued. */
export interface Handler<In, P = In> {
  /** What is stored, as JSON with amounts as strings; read again before its turn. */
  payload: z.ZodType<P>
  /**
   * Before it is queued: who may, and what is stored. What can be refused later is left to its turn.
   * @throws AppError forbidden, not_found (a wallet or an item of another league)
   */
  prepare(uow: UnitOfWork, scope: LeagueScope, request: In): Promise<{ payload: P; reason?: string }>
  /**
   * Its turn, in the transaction that ends it, for whoever queued it as he stands in the league now.
   * @returns the ledger's transaction
   * @throws AppError: refused, with a sentence for who queued it
   */
  carryOut(uow: UnitOfWork, scope: LeagueScope, turn: Turn<P>): Promise<string>
}
