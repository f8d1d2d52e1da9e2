'use client'

import { useState } from 'react'
import { ApiError } from '@/lib/client/api-error'
import { adjustWallet } from '@/lib/contracts/endpoints'
import type { CurrencyView } from '@/lib/contracts/money'
import type { WalletView } from '@/lib/contracts/views'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'
import { adjusted, type Change } from './adjusted'
import { useAfterMoney } from './use-after-money'

export type { Change } from './adjusted'

interface Problem {
  amount?: string | undefined
  reason?: string | undefined
  other?: unknown
}

/** An adjustment as it is typed. A setting is about the balance that was seen when it began. */
export function useAdjustment(wallet: WalletView, currency: CurrencyView) {
  const [change, setChange] = useState<Change>('add')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState(wallet.postings)
  const [problem, setProblem] = useState<Problem>({})
  const save = useIdempotentMutation(adjustWallet, useAfterMoney())
  const result = adjusted(change, text, BigInt(wallet.total), currency)

  /** @returns whether it was done; what was wrong stands at its field */
  async function submit(): Promise<boolean> {
    const missing = reason.trim() === '' ? 'Say why; everyone will read it.' : undefined
    if (!result.ok || missing) {
      setProblem({ amount: result.ok ? undefined : result.message, reason: missing })
      return false
    }
    setProblem({})
    const expected = change === 'set' ? { expectedPostings: seen } : {}
    const body = { change, amount: String(result.amount), reason, ...expected }
    try {
      await save.mutateAsync({ params: { id: wallet.id }, body })
      return true
    } catch (error) {
      const ofAmount = error instanceof ApiError && OF_AMOUNT.has(error.code)
      setProblem(ofAmount ? { amount: error.message } : { other: error })
      return false
    }
  }

  const edit =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setProblem({})
    }
  return {
    change,
    setChange: edit(setChange),
    text,
    setText: edit(setText),
    reason,
    setReason: edit(setReason),
    problem,
    after: result.ok ? result.after : null,
    hasMoved: change === 'set' && wallet.postings !== seen,
    lookAgain: () => {
      setSeen(wallet.postings)
      setProblem({})
    },
    submit,
    save,
  }
}

const OF_AMOUNT = new Set(['insufficient_funds', 'invalid_request', 'version_conflict'])
