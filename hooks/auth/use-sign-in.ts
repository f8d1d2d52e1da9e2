'use client'

import { useMutation } from '@tanstack/react-query'
import { signIn } from '@/lib/client/sign-in'

/** Opens a session in this browser. */
export const useSignIn = () => useMutation({ mutationFn: signIn })
