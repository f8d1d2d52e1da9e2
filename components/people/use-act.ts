'use client'

import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useChangeConnection } from '@/hooks/people/use-change-connection'
import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import type { PersonView } from '@/lib/contracts/views'
import { doneWords } from './acts'

/** Does something about a person, and says what became of it. */
export function useAct({ userId, name }: PersonView) {
  const { change, isPending } = useChangeConnection()
  return {
    isPending,
    /** @throws ApiError, for who shows it himself */
    perform: async (act: ConnectionAct) => {
      await change(userId, act)
      toast.success(doneWords[act](name))
    },
    act: (act: ConnectionAct) =>
      change(userId, act).then(
        () => toast.success(doneWords[act](name)),
        (error: unknown) => toast.error(sentenceOf(error)),
      ),
  }
}
