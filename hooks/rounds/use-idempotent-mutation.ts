'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type CallInput, callApi } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import { Intent } from '@/lib/client/intent'
import type { AnswerOf, Endpoint } from '@/lib/contracts/endpoint'

/** A change that has one effect however often it is pressed, while nobody knows what became of it (lib/client/intent.ts). */
export function useIdempotentMutation<E extends Endpoint>(
  endpoint: E,
  onSuccess?: (answer: AnswerOf<E>) => unknown,
) {
  const [intent] = useState(() => new Intent())
  return useMutation<AnswerOf<E>, ApiError, CallInput<E>>({
    mutationFn: async (input) => {
      const key = intent.keyFor(input)
      try {
        const answer = await callApi(endpoint, { ...input, idempotencyKey: key })
        intent.ended(key)
        return answer
      } catch (error) {
        intent.ended(key, error)
        throw error
      }
    },
    ...(onSuccess ? { onSuccess } : {}),
    // Offline, the call itself says so: a mutation that waits unseen would surprise later.
    networkMode: 'always',
  })
}
