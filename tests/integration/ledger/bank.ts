import { AppError } from '@/lib/platform/app-error'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { MoneyAnswer } from '@/lib/server/ledger/types'
import { randomFrom } from '@/lib/testing/soak'

/** A bank: customers who move money between wallets, each by a key, and ask again until they are answered. */

export interface Bank {
  leagueId: string
  actor: { userId: string }
  wallets: string[]
  seed: number
}

/** What came of an errand: 'done', or a refusal's code. */
export interface Receipt {
  /** Names the errand in the books, as its transaction's reason; and its key. */
  name: string
  outcome: string
  transactionId: string | null
}

export interface Orders {
  bank: Bank
  /** The n-th errand is called `prefix-n`. */
  prefix: string
  count: number
}

const AT_ONCE = 8

/** Many, several at a time; `answered` hears of each. */
export async function runErrands(
  { bank, prefix, count }: Orders,
  answered: (receipt: Receipt) => void,
): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < count) answered(await runErrand(bank, `${prefix}-${next++}`))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
}

/** An errand is the same whoever runs it and however often: all of it hangs on its name and the bank's seed. */
export async function runErrand(bank: Bank, name: string): Promise<Receipt> {
  for (;;) {
    try {
      const { transactionId } = await errand(bank, name)
      return { name, outcome: 'done', transactionId }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // Not certain whether it was done, or still under way: the key may be sent again, as a client does.
      if (error.code === 'unavailable' || error.code === 'request_in_progress') continue
      return { name, outcome: error.code, transactionId: null }
    }
  }
}

function errand({ leagueId, actor, wallets, seed }: Bank, name: string): Promise<MoneyAnswer> {
  const random = randomFrom(seed ^ hash(name))
  const any = () => wallets[Math.floor(random() * wallets.length)] ?? ''
  const claim = { key: name, fingerprint: name }
  const by = { leagueId, actor, reason: name, claim }
  const [kind, first, second] = [random(), any(), any()]
  const amount = BigInt(1 + Math.floor(random() * 300))
  if (kind < 0.25) return balanceManager.addBalance({ ...by, walletId: first, amount })
  if (kind < 0.5) return balanceManager.subtractBalance({ ...by, walletId: first, amount })
  if (kind < 0.85) return balanceManager.transfer({ ...by, from: first, to: second, amount })
  const changes = [
    { walletId: first, amount },
    { walletId: second, amount: -amount },
    { walletId: any(), amount: -1n },
  ]
  return balanceManager.batchUpdateBalances({ ...by, changes })
}

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
