'use client'

import { useMutation } from '@tanstack/react-query'
import { callApi } from '@/lib/client/api'
import { acceptInvite } from '@/lib/contracts/endpoints/accounts'

/** Joins a league with the account that is signed in. */
export const useAcceptInvite = () =>
  useMutation({ mutationFn: (code: string) => callApi(acceptInvite, { params: { code } }) })
