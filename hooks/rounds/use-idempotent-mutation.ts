'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type CallInput, callApi, newIdempotencyKey } from '@/lib/client/api'
import type { ApiError } from '@/lib/client/api-error'
import type { AnswerOf, Endpoint } from '@/lib/contracts/endpoint'

/**
 * A change that has one effect however often it is pressed. The same input, tried again after a failure, keeps its
 * key; another input, or the same after a success, is another intent.
 */
export function useIdempotentMutation<E extends Endpoint>(
  endpoint: E,
  onSuccess?: (answer: AnswerOf<E>) => unknown,
) {
  const intent = useRef<{ input: string; key: string } | null>(null)
  return useMutation<AnswerOf<E>, ApiError, CallInput<E>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input)
      if (intent.current?.input !== text) intent.current = { input: text, key: newIdempotencyKey() }
      const answer = await callApi(endpoint, { ...input, idempotencyKey: intent.current.key })
      intent.current = null
      return answer
    },
    ...(onSuccess ? { onSuccess } : {}),
    // Offline, the call itself says so: a mutation that waits unseen would surprise later.
    networkMode: 'always',
  })
}
