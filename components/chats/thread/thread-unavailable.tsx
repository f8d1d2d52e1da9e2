'use client'

import { DoorOpen } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

interface ThreadUnavailableProps {
  error: { code: string; message: string }
  onRetry: () => unknown
}

/** In place of a chat that is not there, not any more, or cannot be read now. */
export function ThreadUnavailable({ error, onRetry }: ThreadUnavailableProps) {
  const { slug } = useLeague()
  const action = <ButtonLink href={paths.chats(slug)}>All chats</ButtonLink>
  return (
    <div className="grid flex-1 place-items-center">
      {error.code === 'not_found' ? (
        <div role="status">
          <EmptyState
            icon={<DoorOpen />}
            page
            title="This chat is no longer open to you"
            description="You share no league with the other person any more, or one of you has ended it. What was said stays, and is here again when you may talk again."
            action={action}
          />
        </div>
      ) : (
        <ErrorState
          page
          title="The chat could not be loaded"
          description={error.message}
          onRetry={onRetry}
          action={action}
        />
      )}
    </div>
  )
}
