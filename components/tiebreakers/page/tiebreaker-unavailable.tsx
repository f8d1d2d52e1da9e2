'use client'

import { ButtonLink } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

interface TiebreakerUnavailableProps {
  error: { code: string; message: string }
  onRetry: () => unknown
}

/** In place of a tiebreaker that is not there, or cannot be read now. */
export function TiebreakerUnavailable({ error, onRetry }: TiebreakerUnavailableProps) {
  const { slug } = useLeague()
  const gone = error.code === 'not_found'
  return (
    <div className="page py-10">
      <h1 className="sr-only">Tiebreaker</h1>
      <Panel>
        <ErrorState
          title={gone ? 'There is no such tiebreaker in this league' : 'The tiebreaker could not be loaded'}
          description={gone ? 'The link may be from another league.' : error.message}
          onRetry={gone ? undefined : onRetry}
          action={<ButtonLink href={paths.tiebreakers(slug)}>All tiebreakers</ButtonLink>}
        />
      </Panel>
    </div>
  )
}
