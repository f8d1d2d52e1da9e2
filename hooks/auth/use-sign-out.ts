'use client'

import { useMutation } from '@tanstack/react-query'
import { signOut } from '@/lib/client/sign-in'
import { paths } from '@/lib/contracts/paths'
import { holdLeaving, leave } from './leave'

/**
 * Ends this browser's session, here and on the server.
 * @param next where to go then
 */
export const useSignOut = (next = paths.signIn()) =>
  useMutation({
    mutationFn: async () => {
      const release = holdLeaving()
      await signOut().finally(release)
      leave(next)
    },
  })
