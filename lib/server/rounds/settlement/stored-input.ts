import { z } from 'zod'
import { amount } from '@/lib/contracts/money'
import { id } from '@/lib/contracts/views'
import type { AllocationInput } from '@/lib/domain/allocation/types'
import type { Prisma } from '@/prisma/generated/client'

/** What the database may change meanwhile. Rules and seed are the round's own and stay as they are. */
export type SettlementInput = Pick<AllocationInput, 'players' | 'teams' | 'bids'>

const taken = { taken: z.int().nonnegative() }
const schema = z.strictObject({
  players: z.array(z.strictObject({ playerId: id, position: z.string() })),
  teams: z.array(
    z.strictObject({
      teamId: id,
      funds: amount,
      spendLimit: amount,
      squad: z.strictObject({
        size: z.int(),
        ...taken,
        positions: z.record(z.string(), z.strictObject({ slots: z.int(), ...taken })),
      }),
    }),
  ),
  bids: z.array(z.strictObject({ teamId: id, playerId: id, amount, submittedAt: z.int() })),
})

/** As `rounds.settlement` keeps it: each bigint as its decimal string. */
export const toStored = (input: SettlementInput): Prisma.InputJsonValue => toJson(input)

/** @throws ZodError: what is stored is not what was written */
export const fromStored = (stored: unknown): SettlementInput => schema.parse(stored)

/** Plain JSON of a value with bigints, each as its decimal string. */
export const toJson = (value: object): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)))
