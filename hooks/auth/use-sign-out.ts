'use client'

import { useMutation } from '@tanstack/react-query'
import { signOut } from '@/lib/client/sign-in'
import { paths } from '@/lib/contracts/paths'

/**
 * Ends this browser's session, here and on the server.
 * @param next where to go then
 */
export const useSignOut = (next = paths.signIn()) =>
  useMutation({
    mutationFn: signOut,
    // A whole new page: nothing that this person has seen stays in memory.
    onSuccess: () => window.location.assign(next),
  })
