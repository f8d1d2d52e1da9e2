'use client'

import { ButtonLink } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

interface PostUnavailableProps {
  /** Left out: there is no such post, or no longer. */
  error?: { message: string }
  onRetry?: () => void
}

/** In place of a post that is not there, or cannot be read now. */
export function PostUnavailable({ error, onRetry }: PostUnavailableProps) {
  const { slug } = useLeague()
  return (
    <div className="page max-w-3xl py-10">
      <h1 className="sr-only">Post</h1>
      <Panel>
        <ErrorState
          title={error ? 'The post could not be loaded' : 'This post is not here'}
          description={error?.message ?? 'It was deleted, or the link is from another league.'}
          onRetry={onRetry}
          action={<ButtonLink href={paths.feed(slug)}>To the feed</ButtonLink>}
        />
      </Panel>
    </div>
  )
}
