import { notFound } from '@/lib/platform/app-error'
import { Prisma } from '@/prisma/generated/client'
import { walletColumns } from './columns'
import { asLedgerError } from './errors'
import { execute } from './execute'
import { tellFrozen } from './tell'
import type { MoneyAnswer, MoneyCommand, Wallet } from './types'
import { toAnswer } from './write'

type Freezing = Omit<MoneyCommand, 'cause'> & { walletId: string }

/**
 * From now on the wallet refuses every change of money and every new hold, whoever asks; what is held stays held.
 * @param command its reason is kept with the wallet
 * @throws AppError invalid_request (no reason), conflict (it is frozen already), not_found
 */
export const freeze = (command: Freezing): Promise<MoneyAnswer> => setFrozen(command, 'freeze')

/** Lets the wallet change again. @throws AppError invalid_request (no reason), conflict (it is not frozen), not_found */
export const unfreeze = (command: Freezing): Promise<MoneyAnswer> => setFrozen(command, 'unfreeze')

async function setFrozen(command: Freezing, kind: 'freeze' | 'unfreeze'): Promise<MoneyAnswer> {
  const { leagueId, walletId, reason } = command
  return execute(command, async (uow) => {
    const call =
      kind === 'freeze'
        ? Prisma.sql`ledger_freeze(${leagueId}::uuid, ${walletId}::uuid, ${reason})`
        : Prisma.sql`ledger_unfreeze(${leagueId}::uuid, ${walletId}::uuid)`
    const [wallet] = await uow.tx.$queryRaw<Wallet[]>`SELECT ${walletColumns} FROM ${call}`.catch((error) => {
      throw asLedgerError(error)
    })
    if (!wallet) throw notFound()
    tellFrozen(uow, wallet, { kind, reason })
    return toAnswer({ transactionId: null, wallets: [wallet] })
  })
}
