'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type CallInput, callApi, newIdempotencyKey } from '@/lib/client/api'
import { ApiError } from '@/lib/client/api-error'
import type { AnswerOf, Endpoint } from '@/lib/contracts/endpoint'

/**
 * A change that has one effect however often it is pressed. The same input keeps its key while nobody knows what
 * became of it; after an answer, success or refusal, pressing again is another intent: what was refused a minute ago may
 * be possible now, and the server would repeat its old refusal for the old key.
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
      try {
        const answer = await callApi(endpoint, { ...input, idempotencyKey: intent.current.key })
        intent.current = null
        return answer
      } catch (error) {
        if (error instanceof ApiError && isDefinite(error)) intent.current = null
        throw error
      }
    },
    ...(onSuccess ? { onSuccess } : {}),
    // Offline, the call itself says so: a mutation that waits unseen would surprise later.
    networkMode: 'always',
  })
}

const isDefinite = ({ status, code }: ApiError) =>
  status >= 400 && status < 500 && code !== 'request_in_progress'
