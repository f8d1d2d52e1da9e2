'use client'

import { useMutation } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { signIn } from '@/lib/client/sign-in'
import type { BodyIn } from '@/lib/contracts/endpoint'
import { signUp } from '@/lib/contracts/endpoints/accounts'

/** Makes an account by an invite, and signs in with it. */
export const useSignUp = () =>
  useMutation({
    mutationFn: async (body: BodyIn<typeof signUp>) => {
      const answer = await callApi(signUp, { body })
      await signIn({ email: body.email, password: body.password })
      return answer
    },
  })
