'use client'

import { createPost } from '@/lib/contracts/endpoints'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'
import { useAfterWrite } from './use-after-write'

/** @returns sends a post; pressed again after a lost answer it is the same post */
export function useCreatePost(leagueId: string): (text: string) => Promise<unknown> {
  const { mutateAsync } = useIdempotentMutation(createPost, useAfterWrite({ leagueId }))
  return (text) => mutateAsync({ params: { leagueId }, body: { text } })
}
